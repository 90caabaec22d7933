package io.github.ricochet.picture;

/** How wide texts are, so nearly as one can know without the reader's font. */
final class Letters {

  /** Of a letter of the small text in boxes and labels, in tenths of a pixel. */
  private static final int SMALL = 63;

  /** The same of a bold one. */
  private static final int BOLD = 68;

  private Letters() {}

  /** The width of a small text. */
  static int width(String text) {
    return (text.length() * SMALL + 9) / 10;
  }

  /** The width of a small bold text. */
  static int boldWidth(String text) {
    return (text.length() * BOLD + 9) / 10;
  }

  /** The text, cut to so many pixels. */
  static String cut(String text, int width) {
    int fit = Math.max(2, width * 10 / SMALL);
    return text.length() <= fit ? text : text.substring(0, fit - 1) + "…";
  }
}

package io.github.ricochet.vuurmuur;

/** Numbers as C's atoi() reads them. */
final class Numbers {

  private Numbers() {}

  /** The number that the text begins with; 0 where it begins with none. */
  static long atoi(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    long value = 0;
    while (at < text.length() && isDigit(text.charAt(at)) && value < 1L << 40) {
      value = value * 10 + (text.charAt(at) - '0');
      at++;
    }
    return negative ? -value : value;
  }

  /** How many digits there are from {@code from} on, at most {@code most}. */
  static int digits(String text, int from, int most) {
    int count = 0;
    while (count < most && from + count < text.length() && isDigit(text.charAt(from + count))) {
      count++;
    }
    return count;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

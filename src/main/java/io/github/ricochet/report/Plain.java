package io.github.ricochet.report;

import java.util.Locale;

/**
 * Makes text from dumps, file names and command lines fit for a terminal: nothing that moves the
 * cursor, changes colours or turns the direction of writing ever reaches an output.
 */
public final class Plain {

  private Plain() {}

  /** The text, with a blank for each tab, and every control and format character written out. */
  public static String text(String raw) {
    int at = 0;
    while (at < raw.length() && isHarmless(raw.charAt(at))) {
      at++;
    }
    if (at == raw.length()) {
      return raw;
    }
    StringBuilder plain = new StringBuilder(raw.length() + 16).append(raw, 0, at);
    raw.substring(at).codePoints().forEach(c -> append(plain, c));
    return plain.toString();
  }

  private static boolean isHarmless(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static void append(StringBuilder plain, int c) {
    if (c == '\t') {
      plain.append(' ');
    } else if (isPrintable(c)) {
      plain.appendCodePoint(c);
    } else {
      plain.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u{%x}", c));
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}

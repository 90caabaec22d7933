package io.github.ricochet.dump;

/** Words of a dump in messages: on one line, not endless, and without control characters. */
final class Quote {

  private static final int LONGEST = 60;

  private Quote() {}

  /**
   * The text in single quotes, cut after 60 characters; what is not printable shows as {@code ?}.
   */
  static String of(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(quoted::appendCodePoint);
    return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
  }
}

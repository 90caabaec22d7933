package io.github.ricochet.report;

import io.github.ricochet.host.Origin;

/**
 * A line of a dump, cut in three and to a length that one can read.
 *
 * @param before what stands before the stretch that is meant
 * @param meant that stretch
 * @param after what follows
 */
record Excerpt(String before, String meant, String after) {

  private static final int AROUND = 200;
  private static final int MEANT = 2_000;

  static Excerpt of(Origin origin) {
    String line = origin.file().line(origin.line());
    int length = line.codePointCount(0, line.length());
    int from = line.offsetByCodePoints(0, Math.min(origin.column() - 1, length));
    int to = Math.max(from, line.offsetByCodePoints(0, Math.min(origin.endColumn() - 1, length)));
    String before = line.substring(0, from).stripLeading();
    String shown =
        before.length() > AROUND ? "…" + before.substring(before.length() - AROUND) : before;
    return new Excerpt(
        shown,
        cut(line.substring(from, to), MEANT),
        cut(line.substring(to), AROUND).stripTrailing());
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}

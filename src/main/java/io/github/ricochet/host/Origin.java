package io.github.ricochet.host;

/**
 * Where in the dumps something was read: a stretch of one line.
 *
 * @param file the file
 * @param line from 1
 * @param column from 1, in code points; a tab is one
 * @param endColumn the column after the last one, in code points
 */
public record Origin(DumpFile file, int line, int column, int endColumn) {

  /** The whole of line {@code line}, from its first to its last character that is not blank. */
  public static Origin ofLine(DumpFile file, int line) {
    String text = file.line(line);
    String body = text.strip();
    int column = text.codePointCount(0, text.indexOf(body)) + 1;
    return new Origin(file, line, column, column + body.codePointCount(0, body.length()));
  }

  /** The text of the stretch itself. */
  public String text() {
    String whole = file.line(line);
    int length = whole.codePointCount(0, whole.length());
    int from = Math.min(column - 1, length);
    int to = Math.max(from, Math.min(endColumn - 1, length));
    return whole.substring(whole.offsetByCodePoints(0, from), whole.offsetByCodePoints(0, to));
  }

  /** {@code file:line:column}, as compilers print it. */
  @Override
  public String toString() {
    return file.name() + ":" + line + ":" + column;
  }
}

package io.github.ricochet.host;

import java.util.Arrays;

/** One file of dumps: its name as messages show it, and its text by lines. */
public final class DumpFile {

  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param name the path as the user named it
   * @param text the whole text, decoded, a byte order mark taken off
   */
  public DumpFile(String name, String text) {
    this.name = name;
    this.text = text;
    int[] starts = new int[64];
    int lines = 1;
    for (int at = text.indexOf('\n');
        at >= 0 && at + 1 < text.length();
        at = text.indexOf('\n', at + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = at + 1;
    }
    lineStarts = Arrays.copyOf(starts, text.isEmpty() ? 0 : lines);
  }

  /** The path as the user named it, with {@code /} between folders. */
  public String name() {
    return name;
  }

  /** The last part of a path with {@code /} between folders: what the file itself is called. */
  public static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** How many lines there are; a last line without an end counts. */
  public int lines() {
    return lineStarts.length;
  }

  /** The offset in {@link #text()} (in chars) at which line {@code number} (from 1) starts. */
  public int lineStart(int number) {
    return lineStarts[number - 1];
  }

  /**
   * The offset in {@link #text()} (in chars) at which line {@code number} (from 1) ends, without
   * its end.
   */
  public int lineEnd(int number) {
    int end = number < lineStarts.length ? lineStarts[number] : text.length();
    while (end > lineStarts[number - 1] && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** Line {@code number}, counted from 1, without its end; empty where there is no such line. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    return text.substring(lineStarts[number - 1], lineEnd(number));
  }

  @Override
  public String toString() {
    return name;
  }
}

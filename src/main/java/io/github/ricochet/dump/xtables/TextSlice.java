package io.github.ricochet.dump.xtables;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A line of a text as ANTLR's input, in place: nothing is copied, and indices are those of the
 * whole text. Whatever really ends the line, it ends in a newline here, and behind it come more:
 * ANTLR computes anew what to do at the end of its input, but remembers it for a newline.
 * Surrogates pass as they are, since the grammars only name ASCII characters.
 */
final class TextSlice implements CharStream {

  private final String text;
  private int from;
  private int to;
  private int at;

  TextSlice(String text) {
    this.text = text;
  }

  /** Moves on to the chars from {@code start} up to, not including, {@code end}. */
  void move(int start, int end) {
    from = start;
    to = end;
    at = start;
  }

  @Override
  public void consume() {
    at++;
  }

  @Override
  public int LA(int i) {
    int wanted = i > 0 ? at + i - 1 : at + i;
    return wanted < to ? text.charAt(wanted) : '\n';
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // The whole text stays in memory: there is nothing to give back.
  }

  @Override
  public int index() {
    return at;
  }

  /** Lexer.reset() seeks 0 for the start of its input, which here is the start of the line. */
  @Override
  public void seek(int index) {
    at = Math.max(index, from);
  }

  @Override
  public int size() {
    return to;
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    int last = Math.min(interval.b + 1, to);
    return text.substring(Math.min(interval.a, last), last);
  }
}

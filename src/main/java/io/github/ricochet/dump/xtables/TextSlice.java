package io.github.ricochet.dump.xtables;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A stretch of a text as ANTLR's input, in place: nothing is copied, and indices are those of the
 * whole text. It can be moved on to the next stretch. Surrogates pass as they are, since the
 * grammars only name ASCII characters.
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
    return wanted >= from && wanted < to ? text.charAt(wanted) : EOF;
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

  /** Lexer.reset() seeks 0 for the start of its input, which here is the start of the stretch. */
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
    return text.substring(interval.a, Math.min(interval.b + 1, to));
  }
}

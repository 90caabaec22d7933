package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Problem;

/** Goes through the lines of a rules dump; a slip in one is told at its place, and it goes on. */
final class LineByLine {

  /** Longer lines are refused; iptables-restore itself takes 10239 characters. */
  private static final int MAX_LINE = 1 << 20;

  private final DumpFile file;
  private final Places places;
  private final RuleLine line;

  LineByLine(DumpFile file, Places places, RuleLine line) {
    this.file = file;
    this.places = places;
    this.line = line;
  }

  /**
   * Goes to a line and tells its words apart.
   *
   * @param number from 1
   * @param taker takes them, or throws the {@link Slip} that is in them
   */
  void read(int number, Runnable taker) {
    int from = file.lineStart(number);
    int to = file.lineEnd(number);
    places.line(number);
    if (to - from > MAX_LINE) {
      String message =
          "a line of " + (to - from) + " characters; at most " + MAX_LINE + " are read";
      places.report(Problem.Kind.NOT_UNDERSTOOD, message, places.origin(from, from + 1));
      return;
    }
    line.read(from, to);
    try {
      if (line.unclosed() >= 0) {
        throw new Slip(
            "a double quote that is not closed; it must be closed on the same line",
            line.unclosed());
      }
      taker.run();
    } catch (Slip slip) {
      places.report(slip, line.arguments());
    }
  }
}

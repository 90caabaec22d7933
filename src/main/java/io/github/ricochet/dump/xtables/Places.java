package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the words of the current line stand, and what is said about them. */
final class Places {

  private final DumpFile file;
  private final Consumer<Problem> problems;
  private int line;

  Places(DumpFile file, Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Goes to this line, counted from 1. */
  void line(int number) {
    line = number;
  }

  int line() {
    return line;
  }

  /** The stretch of the line between two offsets in the file's text. */
  Origin origin(int from, int to) {
    int start = file.lineStart(line);
    int column = file.text().codePointCount(start, from) + 1;
    return new Origin(file, line, column, column + file.text().codePointCount(from, to));
  }

  /** The whole line. */
  Origin wholeLine() {
    return Origin.ofLine(file, line);
  }

  void report(Problem.Kind kind, String message, Origin at) {
    problems.accept(new Problem(kind, message, file.name(), Optional.of(at)));
  }

  /** Reports a slip at its word. */
  void report(Slip slip, Arguments words) {
    int word = slip.word() == Slip.LAST_WORD ? words.last() : slip.word();
    boolean known = word >= 0 && word < words.size();
    Origin at = known ? origin(words.start(word), words.end(word)) : wholeLine();
    String odd = Advice.oddCharacter(file.line(line));
    report(Problem.Kind.NOT_UNDERSTOOD, odd == null ? slip.getMessage() : odd, at);
  }
}

package io.github.ricochet.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One run of the program, inside the test's own process.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it said on standard error
 */
record Run(int code, String out, String err) {

  /** Runs the command line. */
  static Run of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new Output(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            /* colour= */ false);
    int code = new Ricochet(console).run(args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

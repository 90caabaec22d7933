package io.github.ricochet.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One run of the program, inside the test's own process.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it said on standard error
 */
record Run(int code, String out, String err) {

  /** Runs a command on a host. */
  static Run of(String command, Path host, String... options) {
    List<String> words = new ArrayList<>(List.of(command, host.toString()));
    words.addAll(List.of(options));
    return of(words.toArray(String[]::new));
  }

  /** Runs the command line. */
  static Run of(String... args) {
    return piped(new byte[0], args);
  }

  /** Runs the command line with this on standard input. */
  static Run piped(byte[] in, String... args) {
    return of(in, Terminal.NONE, args);
  }

  /** Runs the command line before somebody who watches. */
  static Run watched(int columns, String... args) {
    return of(new byte[0], new Terminal(true, OptionalInt.of(columns), true), args);
  }

  private static Run of(byte[] in, Terminal terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(in),
            new Output(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal);
    int code = new Ricochet(console).run(args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

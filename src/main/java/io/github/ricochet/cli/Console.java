package io.github.ricochet.cli;

import io.github.ricochet.report.Paper;
import io.github.ricochet.report.Plain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Where commands print to. */
public final class Console {

  private final InputStream in;
  private final Output out;
  private final PrintStream err;
  private final Terminal terminal;

  /**
   * @param in what is piped in
   * @param out results, in UTF-8 whatever the locale
   * @param err messages about the run itself
   * @param terminal who watches
   */
  Console(InputStream in, Output out, PrintStream err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The console of the process. */
  public static Console ofProcess() {
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Output out = new Output(new FileOutputStream(FileDescriptor.out));
    return new Console(System.in, out, err, Terminal.ofProcess());
  }

  /** The same, coloured or not as the user wants it. */
  Console coloured(boolean colour) {
    return new Console(in, out, err, terminal.coloured(colour));
  }

  /** What is piped in. */
  InputStream in() {
    return in;
  }

  /** Who watches. */
  Terminal terminal() {
    return terminal;
  }

  /** Where results go, for a machine. */
  public Writer out() {
    return out;
  }

  /** Where results go, for people. */
  public Paper paper() {
    return new Paper(out, terminal.colour(), terminal.width());
  }

  /** Hands on what was printed so far. */
  void flush() {
    out.flush();
  }

  /** Writes over the last line of standard error; empty text wipes it. Only for a terminal. */
  void status(String text) {
    err.print("\r\033[K" + Plain.text(text));
    err.flush();
  }

  /** Says something about the run itself, in one line on standard error. */
  public void say(String message) {
    err.println("ricochet: " + Plain.text(message.replaceAll("\\s*\\R\\s*", "; ")));
  }

  /**
   * Ends the output.
   *
   * @return the exit code: the one given, unless the output could not be written
   */
  public int finish(int code) {
    out.flush();
    if (out.failure().isPresent()) {
      say("cannot write the output: " + out.failure().get());
      return ExitCode.FAILED;
    }
    return code;
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.report.Paper;
import io.github.ricochet.report.Plain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Where commands print to. */
public final class Console {

  private final Output out;
  private final PrintStream err;
  private final boolean colour;

  /**
   * @param out results, in UTF-8 whatever the locale
   * @param err messages about the run itself
   * @param colour whether results may be coloured
   */
  Console(Output out, PrintStream err, boolean colour) {
    this.out = out;
    this.err = err;
    this.colour = colour;
  }

  /** The console of the process. */
  public static Console ofProcess() {
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Output out = new Output(new FileOutputStream(FileDescriptor.out));
    return new Console(out, err, wantsColour());
  }

  /** Whether somebody watches, and has not asked for plain text (https://no-color.org). */
  private static boolean wantsColour() {
    String no = System.getenv("NO_COLOR");
    boolean plain = (no != null && !no.isEmpty()) || "dumb".equals(System.getenv("TERM"));
    return !plain && isTerminal();
  }

  /** Since Java 22 there is a console without a terminal, too, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull") // for those Java versions the method is asked
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Where results go, for a machine. */
  public Writer out() {
    return out;
  }

  /** Where results go, for people. */
  public Paper paper() {
    return new Paper(out, colour);
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

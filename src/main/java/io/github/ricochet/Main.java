package io.github.ricochet;

import io.github.ricochet.cli.Console;
import io.github.ricochet.cli.Ricochet;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} ask for, and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = new Ricochet(Console.ofProcess()).run(args);
    // Nobody waits for an orderly end. System.exit would first set up a logger of the exit, from
    // Java 21 on, which takes a quarter of the start of a JVM.
    Runtime.getRuntime().halt(code);
  }
}

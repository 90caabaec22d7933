package io.github.ricochet;

import io.github.ricochet.cli.Console;
import io.github.ricochet.cli.Ricochet;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} ask for, and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new Ricochet(Console.ofProcess()).run(args));
  }
}

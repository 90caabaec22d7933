package io.github.ricochet.bench;

/** The least that a JVM can do: print a line. */
public final class OneLine {
  private OneLine() {}

  /** Prints it. */
  public static void main(String... arguments) {
    System.out.println("one line");
  }
}

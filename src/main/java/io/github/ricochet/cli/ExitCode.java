package io.github.ricochet.cli;

/** How Ricochet ends. */
public final class ExitCode {

  /** Done, and nothing found that fails. */
  public static final int OK = 0;

  /** Something was found, or lines inside a dump were not understood. */
  public static final int FOUND = 1;

  /** It could not do its job: called wrongly, nothing readable, internal error. */
  public static final int FAILED = 2;

  /** There was nothing to lint. */
  public static final int NOTHING = 3;

  private ExitCode() {}

  /** The worse of two, over several hosts: 2, then 1, then 3, then 0. */
  public static int worse(int a, int b) {
    return rank(a) >= rank(b) ? a : b;
  }

  private static int rank(int code) {
    return switch (code) {
      case OK -> 0;
      case NOTHING -> 1;
      case FOUND -> 2;
      default -> 3;
    };
  }
}

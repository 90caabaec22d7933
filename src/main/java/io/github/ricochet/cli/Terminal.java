package io.github.ricochet.cli;

import java.util.OptionalInt;

/**
 * Who watches the output, as the launcher tells: Java itself cannot say it of one stream.
 *
 * @param colour whether results may be coloured
 * @param width how many characters a line may have; empty where nobody watches
 * @param watched whether somebody watches standard error
 */
record Terminal(boolean colour, OptionalInt width, boolean watched) {

  /** Nobody watches. */
  static final Terminal NONE = new Terminal(false, OptionalInt.empty(), false);

  /** The columns of the terminal that standard output goes to, or nothing; set by the launcher. */
  private static final String COLUMNS = "ricochet.columns";

  /** Whether standard error goes to a terminal; set by the launcher. */
  private static final String WATCHED = "ricochet.watched";

  /** Narrower terminals are written to as if they had so many columns. */
  private static final int NARROWEST = 40;

  private static final int USUAL = 80;

  /** Of this process. */
  static Terminal ofProcess() {
    String columns = System.getProperty(COLUMNS);
    boolean terminal = columns == null ? isTerminal() : !columns.isEmpty();
    OptionalInt width = terminal ? OptionalInt.of(width(columns)) : OptionalInt.empty();
    return new Terminal(terminal && wantsColour(), width, System.getProperty(WATCHED) != null);
  }

  private static int width(String columns) {
    boolean known = columns != null && columns.matches("[1-9]\\d{0,4}");
    return Math.max(NARROWEST, known ? Integer.parseInt(columns) : USUAL);
  }

  /** Whether nobody has asked for plain text (https://no-color.org). */
  private static boolean wantsColour() {
    String no = System.getenv("NO_COLOR");
    return (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
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

  /** The same, coloured or not. */
  Terminal coloured(boolean wanted) {
    return new Terminal(wanted, width, watched);
  }
}

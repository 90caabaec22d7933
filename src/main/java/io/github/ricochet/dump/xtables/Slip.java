package io.github.ricochet.dump.xtables;

/**
 * A slip of the pen in a rule: what was found and what would have been right. It ends the reading
 * of its line and no more.
 */
final class Slip extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The word at fault is the one that was read last. */
  static final int LAST_WORD = -1;

  /** The line as a whole is at fault. */
  static final int WHOLE_LINE = -2;

  private final int word;

  /**
   * @param message one line: what was found; what would have been right
   */
  Slip(String message) {
    this(message, LAST_WORD);
  }

  /**
   * @param word index of the word at fault, {@link #LAST_WORD} or {@link #WHOLE_LINE}
   */
  Slip(String message, int word) {
    super(message, null, false, false);
    this.word = word;
  }

  int word() {
    return word;
  }
}

package io.github.ricochet.cli;

/** Ricochet was called wrongly; the message says how, in one line. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, and what would be right
   */
  public UsageException(String message) {
    super(message);
  }
}

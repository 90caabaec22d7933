package io.github.ricochet.lint;

/** What a rule does when it fires has failed; only rules of the user's own do that. */
public final class RuleFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RuleFailedException(String rule, Throwable cause) {
    super("the rule \"" + rule + "\" failed: " + cause, cause);
  }
}

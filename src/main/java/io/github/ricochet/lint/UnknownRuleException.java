package io.github.ricochet.lint;

/** There is no rule of an id: a rule of the user's own claims under another id than its file's. */
public final class UnknownRuleException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnknownRuleException(String id) {
    super("there is no rule " + id + ": what a rule claims has the ID of its file, ID-name.drl");
  }
}

package io.github.ricochet.host.xtables;

/** Whether a test holds for a packet; some tests no dump can decide. */
public enum Decision {
  YES,
  NO,
  UNDECIDED;

  /** {@code YES} for true, {@code NO} for false. */
  public static Decision of(boolean holds) {
    return holds ? YES : NO;
  }

  /** The logical AND: one {@code NO} decides, whatever is not known. */
  public Decision and(Decision other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNDECIDED;
  }

  /** The opposite, for {@code !}, where {@code not} is set. */
  public Decision negate(boolean not) {
    if (!not || this == UNDECIDED) {
      return this;
    }
    return this == YES ? NO : YES;
  }
}

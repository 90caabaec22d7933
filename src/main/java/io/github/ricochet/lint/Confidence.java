package io.github.ricochet.lint;

import java.util.Locale;

/** How sure a finding is. */
public enum Confidence {
  /** The simulator has walked the packet to its loss. */
  CONFIRMED,
  /** It could not be refuted, since a named dump is missing. */
  POSSIBLE;

  /** {@code confirmed} or {@code possible}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.github.ricochet.lint;

import java.util.Optional;

/**
 * A finding that is known.
 *
 * @param finding the finding
 * @param by the ignore that silences it; empty where the baseline holds it
 */
public record Silenced(Finding finding, Optional<Ignore> by) {

  /** Why it is silent, for people. */
  public String why() {
    return by.map(Ignore::reason).orElse("in the baseline");
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;

/**
 * An ignore that does not do what somebody meant it to, or does not say why.
 *
 * @param fault what is wrong with it
 * @param message what is wrong, for people
 * @param origin where it is written
 */
public record FaultyIgnore(Fault fault, String message, Origin origin) {

  /** What can be wrong with an ignore. */
  public enum Fault {
    /** There is nothing that it silences. */
    UNUSED,
    /** It says no reason. */
    WITHOUT_REASON,
    /** Its time is over. */
    EXPIRED
  }
}

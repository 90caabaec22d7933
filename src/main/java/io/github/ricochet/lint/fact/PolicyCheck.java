package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;

/**
 * What the simulator says of an expectation that is not met, or that no dump decides.
 *
 * @param result what it is
 * @param who who asks, by name
 * @param to what is asked
 * @param wanted how it has to end: {@code has to be answered}; {@code is answered} where it is open
 * @param found how it ends, and why
 * @param about {@code "web: "}, where the expectation has a name; else empty text
 * @param origin where the expectation is written
 */
public record PolicyCheck(
    Result result,
    String who,
    String to,
    String wanted,
    String found,
    String about,
    Origin origin) {

  /** How an expectation fares. */
  public enum Result {
    /** What has to be answered is not, or is answered by another machine. */
    DOES_NOT_WORK,
    /** What must not be answered is, or is not kept out in the way that it has to be. */
    WORKS_YET,
    /** No dump decides it. */
    OPEN
  }
}

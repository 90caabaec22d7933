package io.github.ricochet.report;

/** How much a report for people says. */
public enum Detail {
  /** Only what was found: no host where nothing was, no sum. */
  QUIET,
  /** What helps. */
  USUAL,
  /** Every flow, every step, and what is silenced. */
  VERBOSE
}

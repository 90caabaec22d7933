package io.github.ricochet.lint.remedy;

/** How a flow fares, the worst first. */
public enum Fare {
  /** Nobody answers it. */
  UNANSWERED,
  /** Somebody answers it on some branch, and be it the wrong machine. */
  ANSWERED,
  /** The machine that the service is on answers it. */
  WELL
}

package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Trace;
import java.util.List;
import java.util.Optional;

/**
 * A flow and what the simulator says becomes of it.
 *
 * @param flow the flow
 * @param trace what becomes of it
 * @param ends how it can end: the trace itself, or its branches where a test is undecided
 */
record Walked(FlowGroup flow, Trace trace, List<End> ends) {

  /**
   * One way in which a flow can end.
   *
   * @param trace the walk to that end
   * @param taken the port forward that sent the packet on its way; empty where the walk was not
   *     told step by step
   */
  record End(Trace trace, Optional<PortForward> taken) {

    /** Whether it may be answered: a walk that came to no end that is known may be, too. */
    boolean mayBeAnswered() {
      return trace.outcome() == Outcome.ANSWERED || trace.outcome() == Outcome.UNDECIDED;
    }
  }

  boolean isAnswered() {
    return trace.outcome() == Outcome.ANSWERED;
  }

  /** Whether some branch is not answered; false as well where the walk could not be made at all. */
  boolean isLost() {
    return !isAnswered() && ends.stream().anyMatch(e -> e.trace().loss().isPresent());
  }

  /** Whether no branch ends otherwise, whatever is not known. */
  boolean isCertain() {
    return trace.outcome() != Outcome.UNDECIDED;
  }

  /** Whether some branches are answered, or may be, and others are not. */
  boolean isSometimesAnswered() {
    return !isCertain() && ends.stream().anyMatch(End::mayBeAnswered);
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Walked.End;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Step;
import io.github.ricochet.path.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Has the simulator walk flows, and tells which port forward each of them took. */
final class Walks {

  private final Simulator simulator;
  private final Map<Origin, List<PortForward>> forwards = new HashMap<>();

  Walks(Simulator simulator, List<PortForward> forwards) {
    this.simulator = simulator;
    for (PortForward forward : forwards) {
      this.forwards.merge(forward.rule().origin(), List.of(forward), Walks::join);
    }
  }

  private static List<PortForward> join(List<PortForward> a, List<PortForward> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  /** What becomes of the flow; with steps where it is not answered. */
  Walked walk(FlowGroup group) {
    Trace trace = simulator.walk(group.flow());
    if (trace.outcome() == Outcome.ANSWERED) {
      return new Walked(group, trace, List.of(new End(trace, Optional.empty())));
    }
    Trace stepped = simulator.trace(group.flow());
    List<Trace> ends =
        stepped.outcome() == Outcome.UNDECIDED ? stepped.branches() : List.of(stepped);
    return new Walked(
        group, stepped, ends.stream().map(end -> new End(end, taken(group, end))).toList());
  }

  /** The port forward whose rule a step of the request names. */
  private Optional<PortForward> taken(FlowGroup group, Trace trace) {
    return trace.request().steps().stream()
        .map(Step::origin)
        .flatMap(Optional::stream)
        .map(forwards::get)
        .filter(f -> f != null)
        .flatMap(List::stream)
        .filter(f -> asks(group, f))
        .findFirst();
  }

  private static boolean asks(FlowGroup group, PortForward forward) {
    return forward.service().isAskedBy(group.to(), group.flow().protocol(), group.port());
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Simulator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The flows of a host, all walked once, before any rule is asked.
 *
 * @param host the host
 * @param facts what the rules reason about
 * @param flows who asks for what
 * @param walks has flows walked again
 * @param blemishes what is odd about answers
 * @param confirmation what has become of each flow, and what is to be explained
 * @param matrix who reaches what
 * @param canWalk whether the dumps tell enough of the host to walk at all
 */
record Tour(
    Host host,
    Facts facts,
    Flows flows,
    Walks walks,
    Blemishes blemishes,
    Confirmation confirmation,
    MatrixDraft matrix,
    boolean canWalk) {

  /** Walks all flows of the host, where it is known well enough. */
  static Tour of(Host host, Simulator simulator) {
    Facts facts = Facts.of(host, simulator);
    Facts walked = simulator.canWalk() ? facts : facts.unwalked();
    MatrixDraft matrix = new MatrixDraft(facts.sources());
    Flows flows = new Flows(walked);
    Walks walks = new Walks(simulator, walked, flows);
    Blemishes blemishes = new Blemishes(walked, simulator);
    Contest contest = new Contest(walked.clashes());
    Confirmation confirmation =
        new Confirmation(walks, flows, blemishes, contest, new CounterEvidence(facts), matrix);
    List<List<Source>> sources = facts.sources().stream().map(List::of).toList();
    for (Service service : walked.services()) {
      confirmation.walk(service, flows.to(service, sources));
    }
    return new Tour(
        host, facts, flows, walks, blemishes, confirmation, matrix, simulator.canWalk());
  }

  /** What the rules are told before they explain what has become of the flows. */
  Stream<?> told() {
    return Stream.concat(facts.all(), facts.suspects(confirmation.suspected()));
  }

  /** Makes the table of who reaches what, once flows have been explained; keeps no more for it. */
  Supplier<ServiceMatrix> table() {
    String name = host.name();
    MatrixDraft draft = matrix;
    List<PortForward> forwards = facts.forwards();
    boolean walked = canWalk;
    return () -> draft.matrix(name, forwards, walked);
  }
}

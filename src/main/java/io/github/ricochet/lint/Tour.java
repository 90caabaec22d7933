package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Simulator;
import java.util.List;
import java.util.function.Function;
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

  /** So many pairs of source and service are walked in less time than classes take to be loaded. */
  private static final int FEW = 2_000;

  /** Walks all flows of the host, where it is known well enough. */
  static Tour of(Host host, Simulator simulator) {
    return of(host, simulator, FEW);
  }

  /**
   * The same.
   *
   * @param few with so many pairs of source and service, each is walked
   */
  static Tour of(Host host, Simulator simulator, int few) {
    Facts facts = Facts.of(host, simulator);
    Facts walked = simulator.canWalk() ? facts : facts.unwalked();
    MatrixDraft matrix = new MatrixDraft(facts.sources());
    Flows flows = new Flows(walked);
    Walks walks = new Walks(simulator, walked, flows);
    Blemishes blemishes = new Blemishes(walked, simulator);
    Contest contest = new Contest(walked.clashes());
    Confirmation confirmation =
        new Confirmation(walks, flows, blemishes, contest, new CounterEvidence(facts), matrix);
    Function<Service, List<Crowd>> askers = askers(walked, flows, simulator, confirmation, few);
    for (Service service : walked.services()) {
      confirmation.walk(service, flows.to(service, askers.apply(service)));
    }
    return new Tour(
        host, facts, flows, walks, blemishes, confirmation, matrix, simulator.canWalk());
  }

  /** Who asks for a service: each source by itself where they are few. */
  private static Function<Service, List<Crowd>> askers(
      Facts facts, Flows flows, Simulator simulator, Confirmation confirmation, int few) {
    if ((long) facts.sources().size() * facts.services().size() <= few) {
      List<Crowd> each = facts.sources().stream().map(Crowd::of).toList();
      return service -> each;
    }
    SourceClasses classes = new SourceClasses(facts, flows.addresses(), simulator);
    return service ->
        classes.of(service, crowd -> confirmation.speakForAll(flows.to(service, List.of(crowd))));
  }

  /** What the rules are told before they explain what has become of the flows. */
  Stream<?> told() {
    return Stream.of(facts.all(), facts.suspects(confirmation.suspected())).flatMap(some -> some);
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

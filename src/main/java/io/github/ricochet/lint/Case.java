package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One cause, with the flows that came together under it. */
final class Case {

  /**
   * What is one cause: the same claim, as sure.
   *
   * @param sometimes whether the flows fare so on some branches of a test that no dump decides
   */
  record Key(
      String rule, Severity severity, String message, Confidence confidence, boolean sometimes) {}

  private final Key key;
  private final Candidate foremost;
  private final Trace witness;
  private final Set<Origin> locations = new LinkedHashSet<>();
  private final Set<Service> services = new LinkedHashSet<>();
  private final Set<String> targets = new LinkedHashSet<>();
  private final Set<String> devices = new LinkedHashSet<>();
  private final List<FlowGroup> flows = new ArrayList<>();
  private final Set<Choice> open = new LinkedHashSet<>();

  /**
   * @param foremost the candidate whose remedies count
   * @param witness the walk that shows it
   */
  Case(Key key, Candidate foremost, Trace witness) {
    this.key = key;
    this.foremost = foremost;
    this.witness = witness;
  }

  /**
   * Takes a flow in.
   *
   * @param claims the candidates that are true of it
   * @param choices what is not known
   */
  void add(Fate fate, List<Candidate> claims, List<Choice> choices) {
    claims.forEach(c -> locations.addAll(c.locations()));
    fate.loss().flatMap(Loss::rule).map(Rule::origin).ifPresent(locations::add);
    services.add(fate.taken().map(PortForward::service).orElse(fate.services().get(0)));
    fate.taken().ifPresent(f -> targets.add(f.targetText()));
    fate.loss().map(Loss::device).filter(d -> !d.isEmpty()).ifPresent(devices::add);
    flows.add(fate.flow());
    open.addAll(choices);
  }

  Key key() {
    return key;
  }

  Candidate foremost() {
    return foremost;
  }

  Trace witness() {
    return witness;
  }

  /** The lines that cause it, the foremost first. */
  List<Origin> locations() {
    return List.copyOf(locations);
  }

  /** The services that are asked for. */
  List<Service> services() {
    return List.copyOf(services);
  }

  /** The machines that port forwards send the flows to, as text. */
  List<String> targets() {
    return List.copyOf(targets);
  }

  /** The ports or interfaces that lose the flows. */
  List<String> devices() {
    return List.copyOf(devices);
  }

  /** Whether its flows are not answered; else they are, but not as they should be. */
  boolean isLost() {
    return witness.loss().isPresent();
  }

  List<FlowGroup> flows() {
    return flows;
  }

  /** What is not known. */
  List<Choice> open() {
    return List.copyOf(open);
  }
}

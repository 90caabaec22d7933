package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.fact.LostFlow;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private Trace witness;
  private final Set<Origin> locations = new LinkedHashSet<>();
  private final Set<Service> services = new LinkedHashSet<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> targets = new LinkedHashSet<>();
  private final Set<String> devices = new LinkedHashSet<>();
  private final List<FlowGroup> flows = new ArrayList<>();
  private final List<FlowGroup> affected = new ArrayList<>();
  private final Map<String, List<FlowGroup>> ends = new LinkedHashMap<>();
  private final Set<Choice> open = new LinkedHashSet<>();
  private final Set<Rule> counted = new LinkedHashSet<>();
  private final Map<LostFlow, Set<Flow>> lost = new LinkedHashMap<>();

  /**
   * @param witness the walk that shows it
   */
  Case(Key key, Trace witness) {
    this.key = key;
    this.witness = witness;
  }

  /**
   * Takes a flow in.
   *
   * @param claims the candidates that are true of it
   * @param choices what is not known
   * @param evidence the rules whose counters have counted such flows
   */
  void add(Fate fate, List<Candidate> claims, List<Choice> choices, List<Rule> evidence) {
    claims.forEach(c -> locations.addAll(c.locations()));
    fate.loss().flatMap(Loss::rule).map(Rule::origin).ifPresent(locations::add);
    services.add(fate.taken().map(PortForward::service).orElse(fate.services().get(0)));
    asked.add(fate.asked());
    fate.taken().ifPresent(f -> targets.add(f.targetText()));
    fate.loss().map(Loss::device).filter(d -> !d.isEmpty()).ifPresent(devices::add);
    if (fate.loss().isPresent()) {
      if (flows.isEmpty()) {
        witness = fate.trace(); // a loss shows more than an answer from the wrong machine
      }
      flows.add(fate.flow());
    } else {
      affected.add(fate.flow());
    }
    ends.computeIfAbsent(Message.end(fate.trace()), end -> new ArrayList<>()).add(fate.flow());
    open.addAll(choices);
    counted.addAll(evidence);
    boolean meant = key.severity() == Severity.NOTE;
    lost.computeIfAbsent(
            LostFlows.of(this, key.rule(), meant, fate, fate.taken(), fate.target()),
            l -> new HashSet<>())
        .add(fate.flow().flow());
  }

  /** The rules whose counters have counted its flows. */
  Set<Rule> counted() {
    return counted;
  }

  /** How its flows are lost, for rules that look for what cures it, and which of them are so. */
  Map<LostFlow, Set<Flow>> lost() {
    return lost;
  }

  Key key() {
    return key;
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

  /** What is asked for, as text. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** The machines that port forwards send the flows to, as text. */
  List<String> targets() {
    return List.copyOf(targets);
  }

  /** The ports or interfaces that lose the flows. */
  List<String> devices() {
    return List.copyOf(devices);
  }

  /** The flows that are not answered. */
  List<FlowGroup> flows() {
    return flows;
  }

  /** The flows that are answered, but not as they should be. */
  List<FlowGroup> affected() {
    return affected;
  }

  /** All of them, those that are not answered first. */
  List<FlowGroup> all() {
    List<FlowGroup> all = new ArrayList<>(flows);
    all.addAll(affected);
    return all;
  }

  /** How they end, in words, and which of them end so. */
  Map<String, List<FlowGroup>> ends() {
    return ends;
  }

  /** What is not known. */
  List<Choice> open() {
    return List.copyOf(open);
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.Walked.End;
import io.github.ricochet.lint.fact.Place;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.Untracked;
import io.github.ricochet.lint.fact.Uplinks;
import io.github.ricochet.path.Leg;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Step;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has the simulator walk flows, and tells which port forward and which lines each of them met. */
final class Walks {

  private final Simulator simulator;
  private final Facts facts;
  private final Flows flows;
  private final Map<Origin, List<PortForward>> forwards = new HashMap<>();
  private final Map<Ip, Place> places = new HashMap<>();
  private final Set<Origin> untracking = new HashSet<>();
  private final Host host;
  private final Set<Ip> outer;

  Walks(Simulator simulator, Facts facts, Flows flows) {
    this.simulator = simulator;
    this.facts = facts;
    this.flows = flows;
    this.host = facts.host();
    this.outer = Uplinks.addresses(host);
    for (PortForward forward : facts.forwards()) {
      forwards.computeIfAbsent(forward.rule().origin(), o -> new ArrayList<>(1)).add(forward);
    }
    facts.places().forEach(p -> places.put(p.address(), p));
    facts.untracked().stream().map(Untracked::rule).map(Rule::origin).forEach(untracking::add);
  }

  /** The same on a changed host. */
  Walks with(Simulator changed) {
    return new Walks(changed, facts, flows);
  }

  /** Where the target of a port forward lives. */
  Optional<Place> target(PortForward forward) {
    return Optional.ofNullable(places.get(forward.target()));
  }

  /** The network of the sender as the host has it on link; else its address alone. */
  Prefix senders(Source source) {
    Ip address = source.address().orElse(Ip.ANY);
    return host.addresses().stream()
        .filter(a -> a.device().equals(source.place().device()) && a.reaches(address))
        .map(InterfaceAddress::subnet)
        .findFirst()
        .orElse(Prefix.of(address));
  }

  /** What becomes of the flow, without steps. */
  Trace outcome(FlowGroup group) {
    return simulator.walk(group.flow());
  }

  /** What becomes of the flow, with steps. */
  Walked stepByStep(FlowGroup group) {
    Trace trace = simulator.trace(group.flow());
    List<Trace> ends = trace.branches().isEmpty() ? List.of(trace) : trace.branches();
    return new Walked(
        group, trace, ends.stream().map(end -> new End(end, taken(group, end))).toList());
  }

  /**
   * All that is to be known of one end of a flow.
   *
   * @param dead whether nobody at all is answered by the service
   */
  Fate fate(FlowGroup flow, End end, boolean dead) {
    List<Service> services = flows.services(flow);
    Set<Origin> lines = lines(end.trace()).collect(Collectors.toSet());
    boolean untracked = lines.stream().anyMatch(untracking::contains);
    Optional<Place> target = end.taken().map(PortForward::target).map(places::get);
    boolean inward =
        host.owns(flow.to())
            && !outer.contains(flow.to())
            && services.stream().noneMatch(Service::named);
    return new Fate(
        flow,
        senders(flow.source()),
        services,
        end.trace(),
        end.taken(),
        target,
        lines,
        inward,
        flows.isElsewhere(flow),
        isOutward(flow.to()),
        untracked,
        dead);
  }

  private boolean isOutward(Ip address) {
    return !address.isPrivate() || host.addresses().stream().anyMatch(a -> a.reaches(address));
  }

  private static Stream<Origin> lines(Trace trace) {
    return Stream.of(Optional.of(trace.request()), trace.reply())
        .flatMap(Optional::stream)
        .flatMap(Walks::steps)
        .map(Step::origin)
        .flatMap(Optional::stream);
  }

  private static Stream<Step> steps(Leg leg) {
    return leg.steps().stream();
  }

  /**
   * The port forward whose rule a step of the request names. A rule with several targets is several
   * port forwards: the one counts that the packet was delivered to.
   */
  private Optional<PortForward> taken(FlowGroup group, Trace trace) {
    List<Service> asked = flows.services(group);
    List<PortForward> passed =
        steps(trace.request())
            .map(Step::origin)
            .flatMap(Optional::stream)
            .map(line -> forwards.getOrDefault(line, List.of()))
            .flatMap(List::stream)
            .filter(f -> asked.contains(f.service()))
            .toList();
    return passed.stream()
        .filter(f -> trace.answeredBy().filter(f.target()::equals).isPresent())
        .findFirst()
        .or(() -> passed.stream().findFirst());
  }
}

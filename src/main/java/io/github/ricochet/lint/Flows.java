package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Listener;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.lint.fact.PortTests;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The flows that ask for services: every source to every address, one flow for ports that nothing
 * on the host tells apart.
 */
final class Flows {

  /** The ports at which some rule or listener of the host begins to behave differently. */
  private final NavigableSet<Integer> borders = new TreeSet<>();

  Flows(Host host) {
    Stream<Rule> rules = host.iptables().stream().flatMap(r -> r.rules());
    rules.forEach(this::addBorders);
    for (Listener listener : host.listeners()) {
      addBorders(PortRange.of(listener.port()));
    }
  }

  private void addBorders(Rule rule) {
    for (Match match : rule.matches()) {
      addBorders(PortTests.destination(match));
      addBorders(PortTests.source(match));
    }
    Target target = rule.target();
    if (target instanceof NatTarget.Dnat dnat) {
      dnat.to().ports().ifPresent(this::addBorders);
    } else if (target instanceof NatTarget.Redirect redirect) {
      redirect.ports().ifPresent(this::addBorders);
    }
  }

  private void addBorders(Optional<Term<List<PortRange>>> test) {
    test.ifPresent(t -> t.value().forEach(this::addBorders));
  }

  private void addBorders(PortRange range) {
    borders.add(range.first());
    borders.add(range.last() + 1);
  }

  /** Every flow that asks for one of these services, each once. */
  Set<FlowGroup> to(List<Service> services, List<Source> sources) {
    Set<FlowGroup> flows = new LinkedHashSet<>();
    for (Service service : services) {
      List<PortRange> ports = service.ports().stream().flatMap(p -> split(p).stream()).toList();
      for (Ip to : service.addresses()) {
        for (Source source : sources) {
          for (PortRange port : ports) {
            protocols(service).forEach(p -> flows.add(flow(source, to, p, port)));
          }
        }
      }
    }
    return flows;
  }

  /** The flows of a port forward's target to its own service: certain to be one of its sources. */
  List<FlowGroup> ofTarget(Candidate candidate, Facts facts) {
    if (candidate.forward().isEmpty()) {
      return List.of();
    }
    Ip target = candidate.forward().get().target();
    List<Source> sources =
        facts.sources().stream()
            .filter(s -> s.address().filter(target::equals).isPresent())
            .toList();
    return join(List.copyOf(to(candidate.service().stream().toList(), sources)));
  }

  private static FlowGroup flow(Source source, Ip to, int protocol, PortRange port) {
    return new FlowGroup(source, to, OptionalInt.of(protocol), port.first(), List.of(port));
  }

  private static List<Integer> protocols(Service service) {
    return service.protocol().isPresent()
        ? List.of(service.protocol().getAsInt())
        : List.of(Protocols.TCP, Protocols.UDP);
  }

  /**
   * The range in stretches that nothing tells apart; port 0, which nobody can ask for, left out.
   */
  private List<PortRange> split(PortRange range) {
    List<PortRange> stretches = new ArrayList<>();
    int first = Math.max(1, range.first());
    while (first <= range.last()) {
      Integer border = borders.higher(first);
      int last = border == null ? range.last() : Math.min(range.last(), border - 1);
      stretches.add(new PortRange(first, last));
      first = last + 1;
    }
    return stretches;
  }

  /**
   * The same flows, those joined that differ in port only, then those that differ in protocol only.
   */
  static List<FlowGroup> join(List<FlowGroup> flows) {
    record SamePorts(Source source, Ip to, List<PortRange> ports, int port) {}
    record SameProtocol(Source source, Ip to, OptionalInt protocol) {}
    Map<SameProtocol, FlowGroup> byProtocol = new LinkedHashMap<>();
    for (FlowGroup flow : flows) {
      byProtocol.merge(
          new SameProtocol(flow.source(), flow.to(), flow.protocol()), flow, Flows::withPorts);
    }
    Map<SamePorts, FlowGroup> byPorts = new LinkedHashMap<>();
    for (FlowGroup flow : byProtocol.values()) {
      byPorts.merge(
          new SamePorts(flow.source(), flow.to(), flow.ports(), flow.port()),
          flow,
          (a, b) -> new FlowGroup(a.source(), a.to(), OptionalInt.empty(), a.port(), a.ports()));
    }
    return List.copyOf(byPorts.values());
  }

  private static FlowGroup withPorts(FlowGroup a, FlowGroup b) {
    List<PortRange> ports = new ArrayList<>(a.ports());
    ports.addAll(b.ports());
    return new FlowGroup(a.source(), a.to(), a.protocol(), a.port(), PortTests.merge(ports));
  }
}

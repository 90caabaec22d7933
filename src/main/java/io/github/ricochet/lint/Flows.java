package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.PortTests;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lint.fact.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The flows that ask for services: every source to every address, one flow for ports that nothing
 * on the host tells apart, and one for sources that nothing tells apart.
 */
final class Flows {

  /** Of so many flows each is looked at by itself to join them. */
  private static final int MOST_SPREAD = 100_000;

  private record Asked(Ip to, int protocol, int port) {}

  private final Borders borders;
  private final AskedAddresses addresses;
  private final Map<Asked, List<Service>> askers = new HashMap<>();

  Flows(Facts facts) {
    this.addresses = new AskedAddresses(facts.host(), facts.forwards());
    this.borders = new Borders(facts.host(), facts.forwards(), addresses);
    for (Service service : facts.services()) {
      for (Ip to : addresses.of(service)) {
        for (PortRange ports : borders.split(to, service.ports())) {
          for (int protocol : protocols(service)) {
            Asked asked = new Asked(to, protocol, ports.first());
            askers.computeIfAbsent(asked, a -> new ArrayList<>(1)).add(service);
          }
        }
      }
    }
  }

  /** The addresses at which services are asked for. */
  AskedAddresses addresses() {
    return addresses;
  }

  /** Whether the flow asks for another host altogether. */
  boolean isElsewhere(FlowGroup flow) {
    return addresses.isElsewhere(flow.to());
  }

  /** The services that a flow asks for, in the order of their rules. */
  List<Service> services(FlowGroup flow) {
    return askers.getOrDefault(
        new Asked(flow.to(), flow.flow().protocol(), flow.port()), List.of());
  }

  /**
   * Every flow that asks for the service, but for those that ask for an earlier one as well.
   *
   * @param crowds who asks
   */
  List<FlowGroup> to(Service service, List<Crowd> crowds) {
    List<FlowGroup> flows = new ArrayList<>();
    for (Ip to : addresses.of(service)) {
      List<PortRange> stretches = borders.split(to, service.ports());
      for (Crowd crowd : crowds) {
        if (addresses.mayAsk(crowd.first(), to, service)) {
          stretches.forEach(ports -> flows.addAll(flows(crowd, to, service, ports)));
        }
      }
    }
    return flows;
  }

  private List<FlowGroup> flows(Crowd crowd, Ip to, Service service, PortRange ports) {
    List<FlowGroup> flows = new ArrayList<>(2);
    for (int protocol : protocols(service)) {
      OptionalInt number = OptionalInt.of(protocol);
      FlowGroup flow = new FlowGroup(crowd, to, number, ports.first(), List.of(ports));
      if (first(flow).equals(service)) {
        flows.add(flow);
      }
    }
    return flows;
  }

  /** The first of the flow's services that its sender asks for at that address. */
  private Service first(FlowGroup flow) {
    return services(flow).stream()
        .filter(s -> addresses.mayAsk(flow.source(), flow.to(), s))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> protocols(Service service) {
    return service.protocol().isPresent()
        ? List.of(service.protocol().getAsInt())
        : List.of(Protocols.TCP, Protocols.UDP);
  }

  /**
   * The same flows, those joined that differ in port only, then those that differ in protocol only,
   * and one for each source.
   */
  static List<FlowGroup> join(List<FlowGroup> flows) {
    return join(flows, Integer.MAX_VALUE);
  }

  /** The first of them, so many. */
  static List<FlowGroup> join(List<FlowGroup> flows, int most) {
    List<FlowGroup> singly = new ArrayList<>();
    for (FlowGroup joined : joinKeepingCrowds(flows)) {
      joined.bySource().limit(most - singly.size()).forEach(singly::add);
    }
    return singly;
  }

  /**
   * The same, but one for each crowd of sources, or for each source where crowds overlap that
   * differ from port to port, if that is not too many.
   */
  static Collection<FlowGroup> joinKeepingCrowds(List<FlowGroup> flows) {
    record SamePorts(Crowd crowd, Ip to, List<PortRange> ports, int port) {}
    record SameProtocol(Crowd crowd, Ip to, OptionalInt protocol) {}
    Map<SameProtocol, List<FlowGroup>> byProtocol = new LinkedHashMap<>();
    for (FlowGroup flow : spread(flows)) {
      SameProtocol key = new SameProtocol(flow.crowd(), flow.to(), flow.protocol());
      byProtocol.computeIfAbsent(key, k -> new ArrayList<>(1)).add(flow);
    }
    Map<SamePorts, FlowGroup> byPorts = new LinkedHashMap<>();
    for (List<FlowGroup> same : byProtocol.values()) {
      FlowGroup f = withPorts(same);
      byPorts.merge(
          new SamePorts(f.crowd(), f.to(), f.ports(), f.port()),
          f,
          (first, other) -> withProtocol(first, OptionalInt.empty()));
    }
    return byPorts.values();
  }

  private static List<FlowGroup> spread(List<FlowGroup> flows) {
    long all = flows.stream().mapToLong(flow -> flow.crowd().size()).sum();
    long differ =
        flows.stream().map(FlowGroup::crowd).filter(c -> c.size() > 1).distinct().limit(2).count();
    return differ > 1 && all <= MOST_SPREAD
        ? flows.stream().flatMap(FlowGroup::bySource).toList()
        : flows;
  }

  private static FlowGroup withPorts(List<FlowGroup> flows) {
    FlowGroup first = flows.get(0);
    if (flows.size() == 1) {
      return first;
    }
    List<PortRange> ports = flows.stream().flatMap(f -> f.ports().stream()).toList();
    return new FlowGroup(
        first.crowd(), first.to(), first.protocol(), first.port(), PortTests.merge(ports));
  }

  private static FlowGroup withProtocol(FlowGroup a, OptionalInt protocol) {
    return new FlowGroup(a.crowd(), a.to(), protocol, a.port(), a.ports());
  }
}

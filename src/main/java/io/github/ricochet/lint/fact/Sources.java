package io.github.ricochet.lint.fact;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import io.github.ricochet.path.Simulator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds who may ask for a host's services: the machines that its dumps name, one stand-in for each
 * place where there may be others, and the host itself.
 */
public final class Sources {

  /**
   * Addresses for documentation (RFC 5737) and, where all of them are in use, for benchmarks (RFC
   * 2544): who stands in for the outside is nobody's real address.
   */
  private static final List<Ip> OUTSIDE =
      Stream.of("203.0.113.77", "198.51.100.77", "192.0.2.77", "198.18.0.77", "198.19.0.77")
          .map(Ip::of)
          .toList();

  private final Host host;
  private final Simulator simulator;
  private final Set<Ip> taken;
  private final Set<String> uplinks;
  private final List<Source> found = new ArrayList<>();

  private Sources(Host host, Simulator simulator, KnownAddresses known) {
    this.host = host;
    this.simulator = simulator;
    this.taken = known.all();
    this.uplinks = Uplinks.of(host);
  }

  /** The possible sources of every service of the host, the host itself last. */
  public static List<Source> of(
      Host host, Simulator simulator, KnownAddresses known, List<PortForward> forwards) {
    Sources sources = new Sources(host, simulator, known);
    sources.addKnown(known, List.copyOf(sources.taken), forwards);
    sources.addOthersBehindPorts();
    sources.addOthersOnSubnets();
    sources.addOthersBehindGateways();
    sources.addOutside();
    Place here = new Place(Ip.ANY, true, "", "", "");
    sources.found.add(
        new Source(Optional.empty(), Optional.empty(), true, "the host itself", here, false));
    return List.copyOf(sources.found);
  }

  private void add(Ip address, Optional<String> in, boolean known, String name, Place place) {
    boolean outside = uplinks.contains(place.device());
    found.add(new Source(Optional.of(address), in, known, name, place, outside));
  }

  /** A published address that only rules name is what is asked for, not who asks. */
  private void addKnown(KnownAddresses known, Collection<Ip> all, List<PortForward> forwards) {
    Set<Ip> published = new HashSet<>();
    forwards.forEach(f -> published.addAll(f.service().addresses()));
    boolean routed = host.has(DumpKind.IP_ROUTE) || !host.addresses().isEmpty();
    for (Ip address : all) {
      Place place = Place.of(address, simulator.locate(address));
      boolean machine = known.neighbours().contains(address) || known.targets().contains(address);
      boolean somewhere = !routed || !place.device().isEmpty();
      if (somewhere && !place.local() && (machine || !published.contains(address))) {
        add(address, Optional.empty(), true, address.toString(), place);
      }
    }
  }

  private void addOthersBehindPorts() {
    for (BridgePort port : host.ports()) {
      boolean somebody = found.stream().anyMatch(s -> s.place().port().equals(port.name()));
      if (!somebody) {
        standIn(port.bridge())
            .ifPresent(
                address -> {
                  Place place =
                      new Place(address, false, port.bridge(), port.bridge(), port.name());
                  String name = "another machine behind " + port.name();
                  Optional<String> in = Optional.of(port.name());
                  add(address, in, false, name, place);
                });
      }
    }
  }

  private void addOthersOnSubnets() {
    Set<String> bridges = new HashSet<>();
    host.bridges().forEach(b -> bridges.add(b.name()));
    for (InterfaceAddress own : host.addresses()) {
      String device = own.device();
      boolean somebody =
          found.stream()
              .anyMatch(
                  s ->
                      s.place().device().equals(device)
                          && s.address().filter(own.subnet()::contains).isPresent());
      if (!somebody && !bridges.contains(device) && !own.address().isLoopback()) {
        standIn(own)
            .ifPresent(
                address -> {
                  Place place = new Place(address, false, device, "", "");
                  String name = "a machine on " + device + " (" + own.subnet() + ")";
                  Optional<String> in = Optional.of(device);
                  add(address, in, false, name, place);
                });
      }
    }
  }

  /** One for each device inside that a gateway is on: what differs is who is asked by ARP. */
  private void addOthersBehindGateways() {
    Set<String> done = new HashSet<>(uplinks);
    for (Route route : host.routes()) {
      Prefix network = route.destination();
      Optional<Route.NextHop> hop =
          route.nextHops().stream().filter(h -> h.gateway().isPresent()).findFirst();
      String device = hop.flatMap(Route.NextHop::device).orElse("");
      boolean counts =
          route.usable() && route.table().equals("main") && network.length().orElse(32) > 0;
      boolean somebody =
          found.stream().anyMatch(s -> s.address().filter(network::contains).isPresent());
      if (counts && !device.isEmpty() && !somebody && done.add(device)) {
        String name = "a machine in " + network + " behind " + hop.get().gateway().orElseThrow();
        standIn(network)
            .ifPresent(
                address ->
                    add(
                        address,
                        Optional.empty(),
                        false,
                        name,
                        Place.of(address, simulator.locate(address))));
      }
    }
  }

  private void addOutside() {
    List<Route> others = new ArrayList<>();
    Optional<String> uplink = Optional.empty();
    for (Route route : host.routes()) {
      if (route.destination().length().orElse(32) > 0) {
        others.add(route);
      } else if (uplink.isEmpty() && route.type() == Route.Type.UNICAST) {
        uplink = route.nextHops().stream().findFirst().flatMap(Route.NextHop::device);
      }
    }
    if (uplink.isEmpty()) {
      return;
    }
    OUTSIDE.stream()
        .filter(a -> others.stream().noneMatch(r -> r.destination().contains(a)))
        .filter(a -> !host.owns(a) && !taken.contains(a))
        .findFirst()
        .ifPresent(
            address -> {
              Place place = Place.of(address, simulator.locate(address));
              add(address, Optional.empty(), false, "the outside", place);
            });
  }

  private Optional<Ip> standIn(String bridge) {
    return host.addresses().stream()
        .filter(a -> a.device().equals(bridge))
        .flatMap(a -> standIn(a).stream())
        .findFirst();
  }

  private Optional<Ip> standIn(InterfaceAddress own) {
    return own.address().family() == Family.IPV4 ? standIn(own.subnet()) : Optional.empty();
  }

  /** The highest address of the network that nobody is known to have. */
  private Optional<Ip> standIn(Prefix network) {
    if (network.network().family() != Family.IPV4 || network.length().orElse(32) > 30) {
      return Optional.empty();
    }
    long last = network.last().low() - 1;
    for (long bits = last; bits > network.network().low() && last - bits < 1024; bits--) {
      Ip address = Ip.v4((int) bits);
      if (!host.owns(address) && taken.add(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }
}

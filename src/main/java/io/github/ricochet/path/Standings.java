package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.xtables.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the standings of senders. What is not known to be alike is told to be like nothing else: a
 * port with any flag that is not usual, a machine whose port is not known, a route with several
 * ways, a host whose rules look at Ethernet addresses or into sets.
 */
final class Standings {

  /** Where a sender is on its network, as {@link Lan#sender} finds it. */
  private record Way(Ip hop, String device) {}

  /** What a route does, but for whom it is and which machine it names. */
  private record RouteKind(
      Route.Type type,
      int length,
      int tos,
      long metric,
      boolean usable,
      Optional<Ip> source,
      List<HopKind> hops) {}

  private record HopKind(String device, boolean gateway, NeighbourKind neighbour) {}

  private enum NeighbourKind {
    NONE,
    FAILED,
    UNRESOLVED,
    RESOLVED
  }

  private final Net net;
  private final Neighbours neighbours;
  private final Fdb fdb;
  private final NamedPlaces named;

  Standings(Net net, Fdb.Base fdb, Neighbours neighbours) {
    this.net = net;
    this.neighbours = neighbours;
    this.fdb = new Fdb(fdb);
    this.named = NamedPlaces.of(net.host());
  }

  /** The standing of a sender; empty where it may be like no other. */
  Optional<Standing> of(Ip sender) {
    if (!named.listed() || net.owns(sender)) {
      return Optional.empty();
    }
    return way(sender).flatMap(way -> standing(sender, way));
  }

  private Optional<Way> way(Ip sender) {
    Optional<String> device = neighbours.device(sender);
    if (device.isPresent()) {
      return device.map(d -> new Way(sender, d));
    }
    Optional<Route> route = net.fib().main(sender);
    if (route.isEmpty() || route.get().nextHops().size() != 1) {
      return Optional.empty();
    }
    Route.NextHop hop = route.get().nextHops().get(0);
    return hop.device().map(d -> new Way(hop.gateway().orElse(sender), d));
  }

  private Optional<Standing> standing(Ip sender, Way way) {
    Device device = net.device(way.device());
    if (device == null || device.tag() != null || net.owns(way.hop())) {
      return Optional.empty();
    }
    List<Object> kind = new ArrayList<>();
    kind.add(way.device());
    kind.add(way.hop().equals(sender));
    kind.add(way.hop().isPrivate());
    kind.add(neighbour(way.hop(), way.device()));
    kind.add(neighbours.device(sender).isPresent());
    kind.add(onLink(way.hop(), device));
    kind.add(named.stretch(sender));
    kind.add(routes(sender));
    if (!device.bridge()) {
      return device.port() == null ? Optional.of(new Standing(kind, way.hop())) : Optional.empty();
    }
    return port(way, device)
        .map(
            port -> {
              kind.add(port(port));
              // Behind a gateway many are behind one port, and the port may be anyone's.
              kind.add(way.hop().equals(sender) ? "" : port.name());
              return new Standing(kind, way.hop());
            });
  }

  /** The subnets of the device that hold the address. */
  private static List<Prefix> onLink(Ip address, Device device) {
    return device.addresses().stream()
        .map(InterfaceAddress::subnet)
        .filter(s -> s.contains(address))
        .toList();
  }

  /** The port that a machine is behind, where that is known and nothing about it is unusual. */
  private Optional<BridgePort> port(Way way, Device bridge) {
    Optional<Mac> mac = neighbours.find(way.hop(), way.device()).flatMap(Neighbour::mac);
    boolean vlans =
        net.bridge(bridge.name()).filter(b -> b.vlanFiltering() == Setting.ON).isPresent();
    if (mac.isEmpty() || vlans) {
      return Optional.empty();
    }
    String name = fdb.port(bridge.name(), mac.get(), 0);
    Device device = name == null ? null : net.device(name);
    return device != null && device.up() && device.addresses().isEmpty() && isUsual(device.port())
        ? Optional.of(device.port())
        : Optional.empty();
  }

  private boolean isUsual(BridgePort port) {
    return !port.isClosed()
        && port.isolated() != Setting.ON
        && port.learning() != Setting.OFF
        && port.flood() != Setting.OFF
        && port.locked() != Setting.ON
        && port.proxyArp() != Setting.ON
        && port.backupPort().isEmpty()
        && neighbours.macsBehind(port.name()) == 1
        && neighbours.behind(port.name()).all().size() == 1;
  }

  private List<Object> port(BridgePort port) {
    return List.of(
        port.state(),
        port.hairpin(),
        port.isolated(),
        port.learning(),
        port.flood(),
        port.locked(),
        port.proxyArp(),
        net.device(port.name()).promiscuous(),
        named.devices().stream().filter(d -> Names.matches(d, port.name())).toList());
  }

  private NeighbourKind neighbour(Ip address, String device) {
    return neighbours
        .find(address, device)
        .map(
            n ->
                n.failed()
                    ? NeighbourKind.FAILED
                    : n.mac().isEmpty() ? NeighbourKind.UNRESOLVED : NeighbourKind.RESOLVED)
        .orElse(NeighbourKind.NONE);
  }

  /** What each routing table says of the address. */
  private List<List<RouteKind>> routes(Ip address) {
    List<List<RouteKind>> kinds = new ArrayList<>();
    for (FibTable table : net.fib().tables()) {
      kinds.add(table.holding(address).stream().map(this::kind).toList());
    }
    return kinds;
  }

  private RouteKind kind(Route route) {
    List<HopKind> hops =
        route.nextHops().stream()
            .map(
                hop -> {
                  String device = hop.device().orElse("");
                  NeighbourKind neighbour =
                      hop.gateway().map(g -> neighbour(g, device)).orElse(NeighbourKind.NONE);
                  return new HopKind(device, hop.gateway().isPresent(), neighbour);
                })
            .toList();
    return new RouteKind(
        route.type(),
        route.destination().length().orElse(-1),
        route.tos(),
        route.metric(),
        route.usable(),
        route.source(),
        hops);
  }
}

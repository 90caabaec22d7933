package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machines around the host and the wires to them, as one walk sees them. */
final class Lan {

  /** Bridges may be bound to each other by veth pairs in a circle. */
  private static final int MOST_PAIRS = 8;

  private final Walk walk;
  private final Neighbours neighbours;
  private final Map<Ip, Machine> machines = new HashMap<>(4);
  private final Map<String, Segment> segments = new HashMap<>(4);

  Lan(Walk walk, Neighbours neighbours) {
    this.walk = walk;
    this.neighbours = neighbours;
  }

  /** The segment of a port or interface. */
  private Segment segment(String attached) {
    Segment known = segments.get(attached);
    if (known == null) {
      boolean severalMacs = neighbours.macsBehind(attached) > 1;
      known = new Segment(walk, attached, neighbours.behind(attached), severalMacs);
      segments.put(attached, known);
    }
    return known;
  }

  /** Makes the machine of a neighbour entry, where it is not there yet. */
  void wake(Neighbour neighbour, String attached) {
    machine(neighbour.address(), attached, neighbour.device(), neighbour.mac().orElseThrow());
  }

  private Machine machine(Ip address, String attached, String device, Mac mac) {
    Machine known = machines.get(address);
    if (known == null) {
      List<Prefix> onLink = onLink(address, device);
      boolean gateway = address.isPrivate() || onLink.isEmpty();
      int tag = tag(attached, device);
      known =
          new Machine(
              walk, new Machine.Place(address, mac, attached, device, onLink, gateway, tag));
      machines.put(address, known);
      segment(attached).add(known);
    }
    return known;
  }

  private int tag(String attached, String device) {
    Device ip = walk.net().device(device);
    boolean behindPort = ip != null && ip.bridgeBelow() != null && !attached.equals(device);
    return behindPort ? walk.brVlan().wireTag(ip, attached) : 0;
  }

  /**
   * The subnets that a machine shares with the host: those of the device's addresses, or, where it
   * has none there, that of a route without gateway. One that holds but the machine is shared with
   * nobody.
   */
  private List<Prefix> onLink(Ip address, String device) {
    Device own = walk.net().device(device);
    if (own == null) {
      return List.of();
    }
    List<Prefix> shared = new ArrayList<>(1);
    for (int i = 0; i < own.addresses().size(); i++) {
      InterfaceAddress each = own.addresses().get(i);
      if (each.reaches(address) && !each.subnet().isSingle()) {
        shared.add(each.subnet());
      }
    }
    return shared.isEmpty()
        ? walk.net().fib().main(address).filter(r -> direct(r, device)).stream()
            .map(Route::destination)
            .filter(subnet -> !subnet.isSingle())
            .toList()
        : shared;
  }

  private static boolean direct(Route route, String device) {
    return route.type() == Route.Type.UNICAST
        && route.nextHops().stream()
            .allMatch(h -> h.gateway().isEmpty() && h.device().equals(Optional.of(device)));
  }

  /**
   * Whether the host is who has this address on its networks: a neighbour that has it too goes
   * before a route of the local table.
   */
  boolean isHosts(Ip address) {
    return walk.net().hasAddress(address)
        || (walk.net().owns(address) && !neighbours.knows(address));
  }

  /** Whether the machine with this Ethernet address is behind this port. */
  boolean isBehind(String attached, Mac mac) {
    return isBehind(attached, mac, MOST_PAIRS);
  }

  /**
   * @param pairs so many veth pairs are gone through
   */
  private boolean isBehind(String attached, Mac mac, int pairs) {
    Device device = walk.net().device(attached);
    Device peer = device == null ? null : walk.net().device(device.peer());
    if (peer == null) {
      return segment(attached).has(mac);
    }
    if (peer.port() == null) {
      return peer.mac().equals(mac);
    }
    String bridge = peer.port().bridge();
    return walk.net().device(bridge).mac().equals(mac)
        || (pairs > 0
            && walk.net().ports(bridge).stream()
                .filter(port -> !port.name().equals(peer.name()))
                .anyMatch(port -> isBehind(port.name(), mac, pairs - 1)));
  }

  /**
   * The machine that sends a flow's first packet: where its neighbour entry, or else the route to
   * it, says that it is. One that the host has no route to comes from outside.
   *
   * @return empty where no dump tells where it could be
   */
  Optional<Machine> sender(Ip from, Ip to, Optional<String> in) {
    if (in.isPresent()) {
      String bridge = walk.net().bridgeOf(in.get());
      String device = bridge.isEmpty() ? in.get() : deviceOf(bridge, from);
      Device ip = walk.net().device(device);
      if (ip != null && ip.bridge() && in.get().equals(device)) {
        return Optional.of(onDevice(from, device));
      }
      Mac mac =
          neighbours.find(from, device).flatMap(Neighbour::mac).orElseGet(() -> Net.madeUp(from));
      return Optional.of(machine(from, in.get(), device, mac));
    }
    Optional<String> device = neighbours.device(from);
    if (device.isPresent()) {
      return Optional.of(onDevice(from, device.get()));
    }
    FibResult route = walk.net().fib().home(from, walk);
    if (route.failed() || route.dev().isEmpty() || route.dev().equals("lo")) {
      return walk.net().outside(to).map(d -> onDevice(from, d));
    }
    Machine machine = onDevice(route.gateway().orElse(from), route.dev());
    machine.own(from);
    return Optional.of(machine);
  }

  /** The device of a bridge that an address is on: one of its VLANs where that has the subnet. */
  private String deviceOf(String bridge, Ip address) {
    for (Device device : walk.net().devices()) {
      boolean vlan = device.tag() != null && device.tag().bridge().equals(bridge);
      if (vlan && device.addresses().stream().anyMatch(a -> a.reaches(address))) {
        return device.name();
      }
    }
    return bridge;
  }

  /** The machine with this address on a device; made up, where no neighbour entry tells of it. */
  private Machine onDevice(Ip address, String device) {
    Machine known = machines.get(address);
    if (known != null) {
      return known;
    }
    Optional<Neighbour> neighbour = neighbours.find(address, device);
    Mac mac = neighbour.flatMap(Neighbour::mac).orElseGet(() -> Net.madeUp(address));
    return machine(address, attachment(address, mac, device), device, mac);
  }

  /** The port that a machine of a bridge is behind: by the FDB, else any of the bridge's. */
  private String attachment(Ip address, Mac mac, String device) {
    Device ip = walk.net().device(device);
    String bridge = ip == null ? null : ip.bridgeBelow();
    if (bridge == null) {
      return device;
    }
    List<BridgePort> ports = walk.net().ports(bridge);
    int vlan = walk.brVlan().fdbVlan(bridge, walk.brVlan().vlanOf(ip));
    String known = walk.fdb().port(bridge, mac, vlan);
    if (known != null) {
      return neighbours.beyondPairs(known, mac);
    }
    if (ports.size() <= 1) {
      return ports.isEmpty() ? device : ports.get(0).name();
    }
    int pick =
        walk.oracle()
            .choose(
                "port of " + address,
                ports.size(),
                i ->
                    new Choice(
                        "the port of " + bridge + " that " + address + " is behind",
                        ports.get(i).name(),
                        Optional.of(DumpKind.BRIDGE_FDB),
                        Optional.empty()));
    return ports.get(pick).name();
  }

  /**
   * The Ethernet address of a next hop (neigh_resolve_output()).
   *
   * @param destination what the packet is for: the next hop has it, where it is another address, no
   *     neighbour's, and not of a subnet that the host has on link
   * @return empty where nobody answers
   */
  Optional<Mac> resolve(Ip nextHop, String device, Ip destination) {
    Optional<Neighbour> neighbour = neighbours.find(nextHop, device);
    if (neighbour.map(Neighbour::failed).orElse(false) || walk.net().owns(nextHop)) {
      return Optional.empty();
    }
    Device ip = walk.net().device(device);
    String bridge = ip == null ? null : ip.bridgeBelow();
    if (bridge != null && walk.net().ports(bridge).isEmpty()) {
      return Optional.empty();
    }
    if (neighbour.isEmpty() && !machines.containsKey(nextHop)) {
      if (walk.net().host().has(DumpKind.IP_NEIGH)) {
        walk.assume("there is no " + nextHop + " on " + device + " (`ip neigh` does not list it)");
        return Optional.empty();
      }
      walk.assume(nextHop + " answers on " + device + " (no `ip neigh` dump tells)");
    }
    Machine machine = onDevice(nextHop, device);
    if (!machine.place().device().equals(device)) {
      return Optional.empty();
    }
    if (!neighbours.knows(destination) && !isOnLink(destination)) {
      machine.own(destination);
    }
    return Optional.of(machine.place().mac());
  }

  private boolean isOnLink(Ip address) {
    return walk.net()
        .fib()
        .main(address)
        .filter(r -> r.type() == Route.Type.UNICAST && !r.destination().equals(Prefix.ALL_IPV4))
        .filter(r -> r.nextHops().stream().allMatch(h -> h.gateway().isEmpty()))
        .isPresent();
  }

  /** A frame leaves by a device: from the host, or through a veth pair to another device of it. */
  void transmit(Skb skb, String attached) {
    Device device = walk.net().device(attached);
    if (device == null || device.peer() == null) {
      segment(attached).fromHost(skb);
      return;
    }
    skb.trail().add("veth_xmit", () -> "comes in again by " + device.peer());
    walk.schedule().later(() -> walk.arrive(skb.scrubbed(), device.peer()));
  }

  /**
   * A machine sends a packet: to a neighbour on link, or to its gateway, which is the host. What it
   * sends to itself never leaves it.
   */
  void send(Machine machine, Sent sent) {
    Packet p = sent.packet();
    Machine.Place place = machine.place();
    Skb skb = Skb.fresh(p, walk.trail(sent));
    boolean toItself = place.address().equals(p.destination());
    if (toItself && walk.net().models(Mechanism.OWN_ADDRESS)) {
      skb.trail()
          .add(
              "sent",
              Move.Kind.SENT,
              place.attached(),
              () -> p + " by " + place.address() + " to itself");
      walk.schedule().later(() -> machine.deliver(skb));
      return;
    }
    Mac host = hostMac(place);
    boolean onLink = place.isOnLink(p.destination());
    Mac to = host;
    if (onLink && !isHosts(p.destination())) {
      Optional<Mac> neighbour = neighbourOf(place, p.destination());
      if (neighbour.isEmpty()) {
        walk.drop(
            skb,
            Loss.Reason.NEIGHBOUR,
            "neigh_resolve_output of " + place.address(),
            place.attached(),
            "nobody answers for " + p.destination());
        return;
      }
      to = neighbour.get();
    } else if (!onLink
        && !place.gateway()
        && machine.owns(p.source())
        && place.address().equals(p.source())) {
      walk.unroutable(
          skb,
          "ip_route_output of " + place.address(),
          place.attached(),
          place.address() + " has no route to " + p.destination());
      return;
    }
    Mac next = to;
    skb.trail()
        .add(
            "sent",
            Move.Kind.SENT,
            place.attached(),
            () -> p + " by " + place.address() + " to " + next);
    segment(place.attached())
        .fromMachine(machine, skb.withMacs(place.mac(), to).withVlan(place.tag()));
  }

  /**
   * What the host answers to a machine's ARP request for an address of its own (arp_process()): the
   * device that the request comes to first, which may be a bridge without addresses before the one
   * that has them. That one is quiet where arp_ignore asks it to be.
   */
  private Mac hostMac(Machine.Place place) {
    Device device = walk.net().device(place.device());
    if (device == null) {
      return Net.madeUp(place.device());
    }
    String nearest = walk.net().bridgeOf(place.attached());
    boolean other = !nearest.isEmpty() && !nearest.equals(device.bridgeBelow());
    return other && !walk.net().conf().arpIgnore(nearest)
        ? walk.net().device(nearest).mac()
        : device.mac();
  }

  /** Who answers a machine's ARP request on its own network. */
  private Optional<Mac> neighbourOf(Machine.Place place, Ip address) {
    Machine known = machines.get(address);
    if (known == null) {
      known =
          neighbours
              .find(address, place.device())
              .filter(n -> n.mac().isPresent() && !n.failed())
              .map(n -> onDevice(address, place.device()))
              .orElse(null);
    }
    if (known == null && answers(address, place.device())) {
      known = onDevice(address, place.device());
    }
    if (known != null && known.place().device().equals(place.device())) {
      return Optional.of(known.place().mac());
    }
    Device own = walk.net().device(place.device());
    return own != null && walk.net().conf().proxyArp(place.device())
        ? Optional.of(own.mac())
        : Optional.empty();
  }

  /** Whether a machine that no dump names is there; it is not where a dump names all. */
  private boolean answers(Ip address, String device) {
    if (walk.net().host().has(DumpKind.IP_NEIGH)) {
      return false;
    }
    int answer =
        walk.oracle()
            .choose(
                "neighbour " + address,
                2,
                i ->
                    new Choice(
                        "whether a machine on " + device + " has " + address,
                        i == 0 ? "no" : "yes",
                        Optional.of(DumpKind.IP_NEIGH),
                        Optional.empty()));
    return answer == 1;
  }
}

package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.BridgeSpec;
import io.github.ricochet.lab.LabSpec.HostSpec;
import io.github.ricochet.lab.LabSpec.NicSpec;
import io.github.ricochet.lab.LabSpec.PortSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws bridges with their ports, interfaces, and the machines behind them. */
final class RandomNetwork {

  /** An address that every uplink has: what is for the world is answered by whoever gets it. */
  static final String WORLD = "203.0.113.7";

  /** An address that only a route makes the router's own. */
  private static final String VIRTUAL = "203.0.113.76";

  /** How a machine gets away by a router that has no address on its bridge. */
  private static final String UNNUMBERED = "default via 192.0.2.1 dev eth0 onlink";

  private final Draw draw;
  private final Network network = new Network();
  private int machines;

  RandomNetwork(Draw draw) {
    this.draw = draw;
  }

  Network draw() {
    int bridges = draw.pick(1, 1, 1, 2, 2);
    for (int i = 0; i < bridges; i++) {
      bridge(i);
    }
    if (draw.chance(.25)) {
      gateway();
    }
    uplink("eth0", "192.0.2", "ext");
    if (draw.chance(.35)) {
      uplink("eth1", "198.51.100", "ext2");
    }
    if (draw.chance(.3)) {
      lan();
    }
    if (draw.chance(.15)) {
      network.virtual.add(VIRTUAL);
      network.routes.add("local " + VIRTUAL + draw.pick("/32", "/31") + " dev lo");
    }
    return network;
  }

  private void bridge(int number) {
    String net = "10.0." + number;
    List<String> addresses = new ArrayList<>();
    boolean bare = number > 0 && draw.chance(.08);
    if (!bare) {
      addresses.add(net + ".1/24");
    } else {
      network.routes.add(net + ".0/24 dev br" + number);
    }
    if (!bare && draw.chance(.15)) {
      addresses.add(net + ".129/24"); // secondary
    }
    boolean second = !bare && draw.chance(.2);
    if (second) {
      addresses.add(draw.below(2) * addresses.size(), "10.9." + number + ".1/24");
    }
    network.bridges.put(
        "br" + number, new BridgeSpec(addresses, draw.chance(.12), draw.chance(.12)));
    int at = 2;
    int ports = draw.pick(1, 2, 2, 3);
    for (int i = 0; i < ports; i++) {
      List<String> behind = new ArrayList<>();
      int count = draw.pick(1, 1, 2);
      for (int n = 0; n < count; n++) {
        String own = second && draw.chance(.4) ? "10.9." + number : net;
        String address = own + "." + at++ + "/24";
        behind.add(
            bare
                ? machine(address, Optional.empty(), List.of(UNNUMBERED))
                : machine(address, Optional.of(own + ".1"), List.of()));
      }
      network.ports.add(port("v" + number + "p" + i, "br" + number, behind));
    }
  }

  private PortSpec port(String name, String bridge, List<String> behind) {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    boolean hairpin = draw.chance(.35);
    if (hairpin) {
      flags.put("hairpin", true);
    }
    if (draw.chance(.1)) {
      flags.put("isolated", true);
    }
    if (draw.chance(.08)) {
      flags.put("learning", false);
    }
    if (draw.chance(.08)) {
      flags.put("flood", false);
    }
    // Behind a hairpin port always a hub: with a switch the end depends on who spoke last.
    boolean hub = behind.size() > 1 && (hairpin || draw.chance(.15));
    return new PortSpec(name, bridge, behind, hub, flags);
  }

  private String machine(String address, Optional<String> gateway, List<String> routes) {
    String name = String.valueOf((char) ('a' + machines++));
    network.hosts.put(name, new HostSpec(address, gateway, List.of(), routes));
    return name;
  }

  /** A machine that is far away, behind a gateway on the first bridge. */
  private void gateway() {
    HostSpec far =
        new HostSpec("198.18.0.5/32", Optional.of("10.0.0.1"), List.of("10.0.0.77/24"), List.of());
    network.hosts.put("far", far);
    network.routes.add("198.18.0.0/24 via 10.0.0.77");
    if (draw.chance(.5) || network.ports.isEmpty()) {
      network.ports.add(port("v0far", "br0", List.of("far")));
      return;
    }
    PortSpec old = network.ports.get(0);
    List<String> behind = new ArrayList<>(old.hosts());
    behind.add("far");
    boolean hub = old.hub() || old.flags().containsKey("hairpin");
    network.ports.set(0, new PortSpec(old.name(), old.bridge(), behind, hub, old.flags()));
  }

  /** An interface to the outside: a neighbour there, and perhaps a gateway to the world. */
  private void uplink(String device, String net, String name) {
    List<String> addresses = new ArrayList<>(List.of(net + ".1/24"));
    if (draw.chance(.4)) {
      addresses.add(net + ".2/24");
    }
    if (draw.chance(.1)) {
      addresses.add(net + ".66/32");
    }
    List<String> behind = new ArrayList<>(List.of(name));
    network.hosts.put(name, new HostSpec(net + ".9/24", Optional.empty(), List.of(), List.of()));
    if (draw.chance(.7)) {
      behind.add(world(net, name));
    }
    network.nics.add(new NicSpec(device, addresses, behind));
    network.uplinks.addAll(behind);
  }

  /** Whoever gets what is for far away answers it: from there all ways lead back. */
  private String world(String net, String neighbour) {
    String name = neighbour.replace("ext", "world");
    List<String> more = List.of(net + ".8/24", RandomRouter.CLUSTER + "/32");
    network.hosts.put(name, new HostSpec(WORLD + "/32", Optional.of(net + ".1"), more, List.of()));
    if (network.gateways.isEmpty()) {
      network.routes.add("default via " + net + ".8");
    }
    network.gateways.add(net + ".8");
    return name;
  }

  private void lan() {
    List<String> behind = draw.chance(.5) ? List.of("lan", "lan2") : List.of("lan");
    network.nics.add(new NicSpec("lan0", List.of("172.20.0.1/24"), behind));
    for (int i = 0; i < behind.size(); i++) {
      HostSpec host =
          new HostSpec(
              "172.20.0." + (i + 2) + "/24", Optional.of("172.20.0.1"), List.of(), List.of());
      network.hosts.put(behind.get(i), host);
    }
  }
}

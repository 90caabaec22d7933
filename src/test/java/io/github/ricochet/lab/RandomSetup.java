package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.PortSpec;
import java.util.ArrayList;
import java.util.List;

/** Draws what is rare in a router, by the commands that make it so. */
final class RandomSetup {

  private final Draw draw;
  private final Network network;

  RandomSetup(Draw draw, Network network) {
    this.draw = draw;
    this.network = network;
  }

  /** A shell script; empty for most routers. */
  String draw() {
    return (groups() + rare()).strip();
  }

  /** What {@code -m devgroup} asks for. */
  private String groups() {
    return draw.chance(.3)
        ? "ip link set %s group %s\n".formatted(draw.pick(network.devices()), draw.pick(1, 4, 5))
        : "";
  }

  private String rare() {
    if (!draw.chance(.2)) {
      return "";
    }
    // Of several machines behind one port the dumps then tell too little: nobody has heard of them,
    // and where the port answers ARP for them, their switch takes them to be on its uplink.
    List<PortSpec> single = network.ports.stream().filter(p -> p.hosts().size() == 1).toList();
    if (single.isEmpty()) {
      return "";
    }
    String port = draw.pick(single).name();
    String bridge = draw.pick(new ArrayList<>(network.bridges.keySet()));
    // Disabled, listening, learning, blocking: what the spanning tree leaves behind.
    String state = "bridge link set dev %s state %d".formatted(port, draw.pick(0, 1, 2, 4));
    List<String> all =
        List.of(
            state,
            "ip link set " + port + " down",
            "ip link set %s type bridge ageing_time 0".formatted(bridge),
            "bridge link set dev %s locked on".formatted(port),
            "ip link set %s type bridge_slave proxy_arp on".formatted(port),
            "ip addr add 203.0.113.66/32 dev lo",
            "ebtables -P %s DROP && ebtables -A %<s -p ARP -j ACCEPT"
                .formatted(draw.pick("FORWARD", "INPUT", "OUTPUT")),
            "ebtables -N X -P %s && ebtables -A FORWARD -p IPv4 -j X"
                    .formatted(draw.pick("DROP", "ACCEPT", "RETURN"))
                + " && ebtables -A X -p IPv4 --ip-proto tcp -j RETURN",
            "ebtables -t nat -A POSTROUTING -o %s -p IPv4 -j snat --to-src 02:00:00:00:00:77"
                .formatted(port));
    return draw.pick(all);
  }
}

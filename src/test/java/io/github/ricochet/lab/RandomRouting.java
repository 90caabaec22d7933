package io.github.ricochet.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws sysctls, routes that refuse, and policy routing. */
final class RandomRouting {

  private final Draw draw;
  private final Network network;
  private final List<Service> services;
  final List<String> routes = new ArrayList<>();
  final List<String> rules = new ArrayList<>();
  final Map<String, String> sysctls = new LinkedHashMap<>();

  RandomRouting(Draw draw, Network network, List<Service> services) {
    this.draw = draw;
    this.network = network;
    this.services = services;
  }

  void draw() {
    sysctls();
    if (draw.chance(.12)) {
      routes.add(refusal() + " " + network.address(draw.pick(services).target()) + "/32");
    }
    if (draw.chance(.08)) {
      routes.add(refusal() + " " + RandomNetwork.WORLD + "/32");
    }
    if (draw.chance(.4)) {
      policy();
    }
  }

  private void sysctls() {
    sysctls.put("net.ipv4.ip_forward", draw.chance(.07) ? "0" : "1");
    sysctls.put("net.bridge.bridge-nf-call-iptables", draw.chance(.7) ? "1" : "0");
    if (draw.chance(.35)) {
      conf("all", "rp_filter", draw.pick("1", "1", "2"));
    }
    if (draw.chance(.1)) {
      conf(draw.pick(network.devices()), "rp_filter", draw.pick("1", "2"));
    }
    if (draw.chance(.1)) {
      conf(draw.pick(network.devices()), "forwarding", draw.pick("0", "1"));
    }
    if (draw.chance(.1)) {
      conf(any(), "route_localnet", "1");
    }
    if (draw.chance(.1)) {
      conf(any(), "accept_local", "1");
    }
    if (draw.chance(.1)) {
      conf(any(), "src_valid_mark", "1");
    }
    if (draw.chance(.2)) {
      conf("all", "send_redirects", "0");
    }
  }

  private String any() {
    return draw.chance(.5) ? "all" : draw.pick(network.devices());
  }

  private void conf(String device, String key, String value) {
    sysctls.put("net.ipv4.conf." + device + "." + key, value);
  }

  private String refusal() {
    return draw.pick("unreachable", "prohibit", "blackhole");
  }

  private void policy() {
    table();
    int count = draw.pick(1, 1, 2);
    for (int i = 0; i < count; i++) {
      String action =
          draw.chance(.85)
              ? "lookup " + draw.pick("100", "100", "101")
              : draw.pick("unreachable", "prohibit", "blackhole");
      rules.add(selector() + " " + action + " priority " + (1000 + 10 * i));
    }
    if (draw.chance(.1)) {
      rules.add("lookup main suppress_prefixlength 0 priority 900");
    }
  }

  /** Table 100 leads elsewhere, table 101 nowhere. */
  private void table() {
    routes.add(
        network.gateways.isEmpty()
            ? refusal() + " default table 100"
            : "default via " + draw.pick(network.gateways) + " table 100");
    if (draw.chance(.6)) {
      for (String device : network.devices()) {
        if (network.bridges.containsKey(device) && draw.chance(.8)) {
          routes.add("10.0." + device.substring(2) + ".0/24 dev " + device + " table 100");
        }
      }
    }
    if (draw.chance(.3)) {
      routes.add("throw 10.0.0.0/24 table 101");
    }
    routes.add(refusal() + " default table 101");
  }

  private String selector() {
    Service service = draw.pick(services);
    String selector =
        switch (draw.below(8)) {
          case 0, 1 -> "fwmark " + draw.pick("0x1", "0x10/0xf0", "0x4000/0x4000");
          case 2 -> "from " + draw.pick(network.subnets());
          case 3 ->
              "from " + draw.pick(draw.pick(network.own()), network.address(service.target()));
          case 4, 5 -> "iif " + draw.pick(draw.pick(network.devices()), "lo");
          case 6 ->
              "to "
                  + draw.pick(
                      network.address(service.target()), RandomNetwork.WORLD, service.asked());
          default ->
              "ipproto "
                  + service.protocol()
                  + " "
                  + draw.pick("dport ", "sport ")
                  + service.targetPort();
        };
    return (draw.chance(.08) ? "not " : "") + selector;
  }
}

package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.BridgeSpec;
import io.github.ricochet.lab.LabSpec.HostSpec;
import io.github.ricochet.lab.LabSpec.NicSpec;
import io.github.ricochet.lab.LabSpec.PortSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds what a {@link LabSpec} says: the router {@code R}, its machines, and the wires. */
final class Router {

  static final String NAME = "R";

  private final LabSpec spec;
  private final Namespaces namespaces;
  private final Macs macs;

  /** What ip is told in each namespace; in this order, and once for each. */
  private final Map<String, List<String>> commands = new LinkedHashMap<>();

  Router(LabSpec spec, Namespaces namespaces) {
    this.spec = spec;
    this.namespaces = namespaces;
    this.macs = new Macs(spec);
  }

  /** All machines of a lab: the router, the switches, and what asks and answers behind them. */
  static List<String> machines(LabSpec spec) {
    List<String> all = new ArrayList<>(List.of(NAME));
    all.addAll(switches(spec));
    all.addAll(spec.hosts().keySet());
    return all;
  }

  /** The switches and hubs: machines that pass on frames, and have no address. */
  static List<String> switches(LabSpec spec) {
    List<String> all = new ArrayList<>();
    for (PortSpec port : spec.ports()) {
      if (port.hosts().size() > 1) {
        all.add("sw" + port.name());
      }
    }
    for (NicSpec nic : spec.nics()) {
      if (nic.hosts().size() > 1) {
        all.add("sw" + nic.name());
      }
    }
    return all;
  }

  void build() throws IOException {
    List<String> machines = machines(spec);
    namespaces.make(machines);
    machines.forEach(m -> commands.put(m, new ArrayList<>(List.of("link set lo up"))));
    spec.bridges().forEach(this::bridge);
    for (PortSpec port : spec.ports()) {
      wire(port.name(), port.hosts(), port.hub());
      tell(NAME, "link set " + port.name() + " master " + port.bridge());
      port.flags()
          .forEach(
              (flag, on) ->
                  tell(
                      NAME,
                      "link set %s type bridge_slave %s %s"
                          .formatted(port.name(), flag, onOff(on))));
    }
    for (NicSpec nic : spec.nics()) {
      wire(nic.name(), nic.hosts(), false);
      nic.addresses().forEach(a -> tell(NAME, "addr add " + a + " dev " + nic.name()));
    }
    spec.hosts().forEach(this::machine);
    introduce();
    for (String machine : machines) {
      namespaces.ip(machine, commands.get(machine));
    }
    configure();
  }

  private void tell(String machine, String command) {
    commands.get(machine).add(command);
  }

  private void bridge(String name, BridgeSpec bridge) {
    tell(NAME, "link add %s address %s type bridge".formatted(name, macs.ofDevice(name)));
    if (bridge.callIptables()) {
      tell(NAME, "link set %s type bridge nf_call_iptables 1".formatted(name));
    }
    bridge.addresses().forEach(a -> tell(NAME, "addr add " + a + " dev " + name));
    tell(NAME, "link set " + name + " up");
    if (bridge.promiscuous()) {
      tell(NAME, "link set " + name + " promisc on");
    }
  }

  /** One interface of the router, and the machines behind it. */
  private void wire(String device, List<String> hosts, boolean hub) {
    String peer = hosts.size() == 1 ? hosts.get(0) : "sw" + device;
    String end = hosts.size() == 1 ? "eth0 address " + macs.ofMachine(peer) : "up0";
    tell(
        NAME,
        "link add %s address %s type veth peer name %s netns %s"
            .formatted(device, macs.ofDevice(device), end, namespaces.name(peer)));
    tell(NAME, "link set " + device + " up");
    if (hosts.size() > 1) {
      // An FDB whose entries are old at once makes a hub.
      tell(peer, "link add sw type bridge ageing_time " + (hub ? 0 : 30000));
      tell(peer, "link set sw up");
      tell(peer, "link set up0 master sw up");
      for (int i = 0; i < hosts.size(); i++) {
        tell(
            peer,
            "link add d%d type veth peer name eth0 address %s netns %s"
                .formatted(i, macs.ofMachine(hosts.get(i)), namespaces.name(hosts.get(i))));
        tell(peer, "link set d" + i + " master sw up");
      }
    }
  }

  private void machine(String name, HostSpec host) {
    tell(name, "addr add " + host.address() + " dev eth0");
    host.more().forEach(a -> tell(name, "addr add " + a + " dev eth0"));
    tell(name, "link set eth0 up");
    host.gateway()
        .ifPresent(
            gateway ->
                tell(
                    name,
                    "route add default via %s src %s".formatted(gateway, bare(host.address()))));
    host.routes().forEach(r -> tell(name, "route add " + r));
  }

  /** Neighbours know each other before anybody asks, so that no probe depends on one before it. */
  private void introduce() {
    Map<String, String> homes = homes();
    spec.hosts()
        .forEach(
            (name, host) -> {
              String home = homes.get(name);
              onLink(host)
                  .forEach(
                      a ->
                          tell(
                              NAME,
                              "neigh replace %s lladdr %s dev %s nud reachable"
                                  .formatted(a, macs.ofMachine(name), home)));
              for (String other : spec.hosts().keySet()) {
                if (!other.equals(name) && homes.get(other).equals(home)) {
                  onLink(spec.hosts().get(other))
                      .forEach(a -> known(name, a, macs.ofMachine(other)));
                }
              }
              answered(home).forEach(a -> known(name, bare(a), macs.ofDevice(home)));
            });
  }

  private void known(String machine, String address, String mac) {
    tell(machine, "neigh replace %s lladdr %s dev eth0".formatted(address, mac));
  }

  /** The addresses by which a machine is a neighbour: a far one is reached by its gateway's. */
  private static List<String> onLink(HostSpec host) {
    List<String> all = new ArrayList<>(host.more());
    all.add(host.address());
    return all.stream().filter(a -> !a.endsWith("/32")).map(Router::bare).toList();
  }

  /** The device of the router's IP layer that each machine is behind. */
  private Map<String, String> homes() {
    Map<String, String> homes = new LinkedHashMap<>();
    spec.ports().forEach(p -> p.hosts().forEach(h -> homes.put(h, p.bridge())));
    spec.nics().forEach(n -> n.hosts().forEach(h -> homes.put(h, n.name())));
    return homes;
  }

  /**
   * The router's addresses that its machines ask for by ARP: those of the device, and where it has
   * none, those of the others, since Linux answers for all of them.
   */
  private List<String> answered(String device) {
    Map<String, List<String>> addresses = new LinkedHashMap<>();
    spec.bridges().forEach((name, bridge) -> addresses.put(name, bridge.addresses()));
    spec.nics().forEach(nic -> addresses.put(nic.name(), nic.addresses()));
    List<String> own = addresses.get(device);
    return own.isEmpty() ? addresses.values().stream().flatMap(List::stream).toList() : own;
  }

  private void configure() throws IOException {
    if (!spec.sysctls().isEmpty()) {
      List<String> words = new ArrayList<>(List.of("sysctl", "-q"));
      spec.sysctls().forEach((key, value) -> words.add(key + "=" + value));
      namespaces.exec(NAME, "", words.toArray(String[]::new));
    }
    List<String> routing = new ArrayList<>();
    spec.routes().forEach(r -> routing.add("route add " + r));
    spec.rules().forEach(r -> routing.add("rule add " + r));
    namespaces.ip(NAME, routing);
    restore(spec.ipset(), "ipset", "restore");
    restore(spec.iptables(), spec.backend() + "-restore", "-w");
    restore(spec.ebtables(), "ebtables-restore");
    if (!spec.setup().isEmpty()) {
      namespaces.exec(NAME, "", "sh", "-e", "-c", spec.setup());
    }
  }

  private void restore(String text, String... words) throws IOException {
    if (!text.isEmpty()) {
      namespaces.exec(NAME, text, words);
    }
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  /** An address without its prefix length. */
  static String bare(String address) {
    return address.substring(0, address.indexOf('/'));
  }
}

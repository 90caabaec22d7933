package io.github.ricochet.picture;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import io.github.ricochet.lint.fact.Place;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.picture.Node.Kind;
import io.github.ricochet.picture.Node.Line;
import io.github.ricochet.picture.Topology.Attachment;
import io.github.ricochet.picture.Topology.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Picks what is drawn of a host. Of a large one only some devices and machines are, and a box that
 * says how many others there are; what a way leads through is always among them.
 */
final class TopologyBuilder {

  private static final int PORTS = 6;
  private static final int INTERFACES = 5;
  private static final int MACHINES = 2;
  private static final int SERVICES = 6;

  /** A machine and how it is named. */
  private record Neighbourly(Ip address, String label) {}

  private final Host host;
  private final Simulator simulator;
  private final Set<String> needed = new LinkedHashSet<>();
  private final Map<String, Map<Ip, Neighbourly>> machines = new LinkedHashMap<>();
  private final List<Node> services = new ArrayList<>();

  TopologyBuilder(Host host, Simulator simulator) {
    this.host = host;
    this.simulator = simulator;
    for (Neighbour neighbour : host.neighbours()) {
      if (!neighbour.failed() && neighbour.mac().isPresent()) {
        addMachine(neighbour.address(), neighbour.mac().get().toString());
      }
    }
  }

  /** The machines that may ask, where they live. */
  TopologyBuilder sources(List<Source> sources) {
    for (Source source : sources) {
      if (source.address().isPresent() && !source.place().local()) {
        String label = source.known() ? "" : source.name();
        addMachine(source.address().get(), source.in().orElse(behind(source.place())), label);
      }
    }
    return this;
  }

  /** What is published. */
  TopologyBuilder service(String text, boolean troubled) {
    if (services.size() < SERVICES) {
      services.add(
          new Node("service:" + text, Kind.SERVICE, text, List.of(new Line("", troubled))));
    }
    return this;
  }

  /** How many more services there are. */
  TopologyBuilder moreServices(int number) {
    if (number > services.size()) {
      String text = "and " + (number - services.size()) + " more";
      services.add(new Node("service:more", Kind.MORE, text, List.of()));
    }
    return this;
  }

  /** A machine that a way leads to or from. */
  TopologyBuilder machine(Ip address, Optional<String> in) {
    String at = in.orElseGet(() -> behind(Place.of(address, simulator.locate(address))));
    addMachine(address, at, "");
    needed.add(Node.machine(address));
    return this;
  }

  /** Boxes that have to be there. */
  TopologyBuilder needed(Set<String> keys) {
    needed.addAll(keys);
    return this;
  }

  private void addMachine(Ip address, String label) {
    addMachine(address, behind(Place.of(address, simulator.locate(address))), label);
  }

  private void addMachine(Ip address, String at, String label) {
    if (at.isEmpty() || host.owns(address)) {
      return;
    }
    boolean known = machines.values().stream().anyMatch(m -> m.containsKey(address));
    if (!known) {
      machines
          .computeIfAbsent(at, a -> new TreeMap<>())
          .put(address, new Neighbourly(address, label));
    }
  }

  /** The port, or else the device, or the unknown port of a bridge. */
  private static String behind(Place place) {
    if (place.hasPort()) {
      return place.port();
    }
    return place.isBridged() ? unknownPort(place.bridge()) : place.device();
  }

  private static String unknownPort(String bridge) {
    return "? " + bridge;
  }

  Topology build() {
    List<Group> groups = new ArrayList<>();
    Set<String> inBridges = new LinkedHashSet<>();
    Map<String, List<BridgePort>> ports = new LinkedHashMap<>();
    host.bridges().forEach(b -> ports.put(b.name(), new ArrayList<>()));
    for (BridgePort port : host.ports()) {
      ports.computeIfAbsent(port.bridge(), b -> new ArrayList<>()).add(port);
      inBridges.add(port.name());
    }
    ports.forEach((bridge, its) -> groups.add(bridge(bridge, its)));
    List<Attachment> others = new ArrayList<>();
    for (String device : interfaces(ports.keySet(), inBridges)) {
      others.add(attachment(device(device)));
    }
    some(others, INTERFACES, "interfaces")
        .forEach(a -> groups.add(new Group(Optional.empty(), List.of(a))));
    return new Topology(host.name(), List.copyOf(groups), List.copyOf(services));
  }

  /** Interfaces that are neither bridge nor port, and that lead somewhere. */
  private Set<String> interfaces(Set<String> bridges, Set<String> inBridges) {
    Set<String> names = new LinkedHashSet<>();
    host.interfaces().stream().map(Interface::name).forEach(names::add);
    host.addresses().stream().map(InterfaceAddress::device).forEach(names::add);
    names.addAll(machines.keySet());
    names.removeIf(
        n -> n.equals("lo") || n.startsWith("? ") || bridges.contains(n) || inBridges.contains(n));
    return names;
  }

  private Group bridge(String name, List<BridgePort> ports) {
    List<Attachment> attachments = new ArrayList<>();
    ports.forEach(port -> attachments.add(attachment(port(port))));
    if (machines.containsKey(unknownPort(name))) {
      String key = unknownPort(name);
      attachments.add(
          attachment(
              new Node(
                  Node.device(key),
                  Kind.PORT,
                  "port not known",
                  List.of(Line.of("no FDB tells")))));
    }
    List<Line> lines = new ArrayList<>(addresses(name));
    lines.add(0, Line.of("call-iptables " + word(callIptables(host.findBridge(name)))));
    Node node = new Node(Node.bridge(name), Kind.BRIDGE, name, List.copyOf(lines));
    return new Group(Optional.of(node), some(attachments, PORTS, "ports"));
  }

  private Setting callIptables(Optional<Bridge> bridge) {
    if (host.brNetfilter() == Setting.OFF) {
      return Setting.OFF;
    }
    Setting all =
        host.sysctl("net.bridge.bridge-nf-call-iptables")
            .map(v -> Setting.of(!v.equals("0")))
            .orElse(Setting.UNKNOWN);
    return all.or(bridge.map(Bridge::nfCallIptables).orElse(Setting.UNKNOWN));
  }

  private Node port(BridgePort port) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("hairpin " + word(port.hairpin()), port.hairpin() == Setting.ON));
    if (port.isolated() == Setting.ON) {
      lines.add(new Line("isolated", true));
    }
    if (isDown(port.name())) {
      lines.add(new Line("down", true));
    } else if (port.state() != StpState.FORWARDING && port.state() != StpState.UNKNOWN) {
      lines.add(new Line(port.state().toString(), true));
    }
    return new Node(Node.device(port.name()), Kind.PORT, port.name(), List.copyOf(lines));
  }

  private boolean isDown(String device) {
    return host.findInterface(device).filter(i -> i.up() == Setting.OFF).isPresent();
  }

  private Node device(String name) {
    List<Line> lines = new ArrayList<>(addresses(name));
    if (isDown(name)) {
      lines.add(new Line("down", true));
    }
    return new Node(Node.device(name), Kind.INTERFACE, name, List.copyOf(lines));
  }

  private List<Line> addresses(String device) {
    return host.addresses().stream()
        .filter(a -> a.device().equals(device) && !a.scope().equals("link"))
        .map(a -> Line.of(a.address() + "/" + a.prefixLength()))
        .limit(2)
        .toList();
  }

  private static String word(Setting setting) {
    return switch (setting) {
      case ON -> "on";
      case OFF -> "off";
      case UNKNOWN -> "not known";
    };
  }

  private Attachment attachment(Node device) {
    String name = device.key().substring(Node.device("").length());
    List<Node> all = new ArrayList<>();
    for (Neighbourly machine : machines.getOrDefault(name, Map.of()).values()) {
      List<Line> lines = machine.label().isEmpty() ? List.of() : List.of(Line.of(machine.label()));
      String address = machine.address().toString();
      all.add(new Node(Node.machine(address), Kind.MACHINE, address, lines));
    }
    List<Node> shown = new ArrayList<>();
    int left = MACHINES - (int) all.stream().filter(m -> needed.contains(m.key())).count();
    for (Node machine : all) {
      if (needed.contains(machine.key()) || left-- > 0) {
        shown.add(machine);
      }
    }
    if (shown.size() < all.size()) {
      shown.add(more("machine", device.key(), all.size() - shown.size(), ""));
    }
    return new Attachment(device, List.copyOf(shown));
  }

  /** The first so many, and those that are needed; one box for the others. */
  private List<Attachment> some(List<Attachment> all, int limit, String what) {
    List<Attachment> shown = new ArrayList<>();
    int left = limit - (int) all.stream().filter(this::isNeeded).count();
    for (Attachment attachment : all) {
      if (isNeeded(attachment) || left-- > 0) {
        shown.add(attachment);
      }
    }
    if (shown.size() < all.size()) {
      Node rest = more("devices", what + all.size(), all.size() - shown.size(), what);
      shown.add(new Attachment(rest, List.of()));
    }
    return List.copyOf(shown);
  }

  private boolean isNeeded(Attachment attachment) {
    return needed.contains(attachment.device().key())
        || attachment.machines().stream().anyMatch(m -> needed.contains(m.key()));
  }

  private static Node more(String kind, String key, int number, String what) {
    return new Node(
        "more:" + kind + key, Kind.MORE, ("+ " + number + " " + what).strip(), List.of());
  }
}

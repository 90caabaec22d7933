package io.github.ricochet.dump;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.FdbEntry;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What several dumps tell only together, once all of them are read. */
final class Inference {

  private final Facts facts;

  Inference(Facts facts) {
    this.facts = facts;
  }

  void run() {
    findBridgesOfPorts();
    addPortsOfMasters();
    for (BridgePort port : facts.ports().values()) {
      Interface device = facts.interfaces().get(port.bridge());
      facts
          .bridges()
          .computeIfAbsent(
              port.bridge(),
              name -> Drafts.bridge(name, device == null ? port.origin() : device.origin()));
    }
    facts.numbered().forEach(this::addNumbered);
  }

  /** A port of sysfs whose bridge that dump does not name. */
  private void findBridgesOfPorts() {
    for (BridgePort port : List.copyOf(facts.ports().values())) {
      if (!port.bridge().isEmpty()) {
        continue;
      }
      facts.ports().remove(port.name());
      Optional<String> bridge = bridgeOf(port);
      if (bridge.isPresent()) {
        facts.add(Merging.onBridge(port, bridge.get()));
      } else {
        facts.problem(
            Problem.Kind.REFUSED,
            port.origin(),
            "no dump tells which bridge " + port.name() + " is a port of; save: ip -d link");
      }
    }
  }

  private Optional<String> bridgeOf(BridgePort port) {
    Interface link = facts.interfaces().get(port.name());
    if (link != null && link.master().isPresent()) {
      return link.master();
    }
    return facts.bridges().size() == 1
        ? facts.bridges().keySet().stream().findFirst()
        : Optional.empty();
  }

  /**
   * A device with a master that can only be a bridge is a port of it, of which nothing else is
   * known unless another dump tells; and what has ports is a bridge.
   */
  private void addPortsOfMasters() {
    for (Interface link : facts.interfaces().values()) {
      link.master()
          .filter(master -> !master.equals(link.name()) && isBridge(master))
          .filter(master -> !facts.ports().containsKey(link.name()))
          .ifPresent(master -> facts.add(Drafts.port(link.name(), master, link.origin())));
    }
  }

  private boolean isBridge(String master) {
    if (facts.bridges().containsKey(master)) {
      return true;
    }
    Interface device = facts.interfaces().get(master);
    boolean otherKind =
        device != null && device.kind().filter(k -> !k.equals("bridge")).isPresent();
    // Open vSwitch forwards by its own rules, and enslaves its ports to a device of this name.
    boolean openvswitch = master.equals("ovs-system");
    return !otherKind && !openvswitch && !facts.otherMasters().contains(master);
  }

  /**
   * FDB entries by port number. Each port's own address is in the list too, marked local, so that
   * the addresses of the interfaces tell which bridge it is and which number is which port; {@code
   * brctl showstp} and {@code ip -d link} print the numbers as well.
   */
  private void addNumbered(List<BrctlShowmacsReader.Entry> entries) {
    Map<Integer, String> devices = new HashMap<>();
    for (BrctlShowmacsReader.Entry entry : entries) {
      if (entry.local()) {
        portWith(entry.mac()).ifPresent(port -> devices.put(entry.port(), port.name()));
      }
    }
    List<String> bridges = new ArrayList<>(facts.bridges().keySet());
    if (bridges.size() > 1) {
      bridges.removeIf(
          bridge ->
              devices.values().stream()
                  .noneMatch(device -> facts.ports().get(device).bridge().equals(bridge)));
    }
    if (bridges.size() == 1) {
      facts.portNumbers().getOrDefault(bridges.get(0), Map.of()).forEach(devices::putIfAbsent);
    }
    for (BrctlShowmacsReader.Entry entry : entries) {
      String device = devices.get(entry.port());
      if (device != null) {
        facts.add(
            new FdbEntry(
                entry.mac(),
                device,
                Optional.of(facts.ports().get(device).bridge()),
                OptionalInt.empty(),
                entry.local(),
                entry.origin()));
      }
    }
    if (!entries.isEmpty() && devices.isEmpty()) {
      facts.problem(
          Problem.Kind.REFUSED,
          entries.get(0).origin(),
          "brctl showmacs does not say which ports its numbers mean; save: bridge fdb");
    }
  }

  private Optional<BridgePort> portWith(Mac mac) {
    return facts.ports().values().stream()
        .filter(port -> facts.interfaces().containsKey(port.name()))
        .filter(port -> facts.interfaces().get(port.name()).mac().filter(mac::equals).isPresent())
        .findFirst();
  }
}

package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.NicSpec;
import io.github.ricochet.lab.LabSpec.PortSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Ethernet addresses of a lab, chosen instead of left to chance: so rules can name them before
 * there is a router, and the same spec gives the same dumps.
 */
final class Macs {

  private final Map<String, String> machines = new HashMap<>();
  private final Map<String, String> devices = new HashMap<>();

  Macs(LabSpec spec) {
    List<String> names = new ArrayList<>(spec.hosts().keySet());
    names.forEach(name -> machines.put(name, machine(names.indexOf(name))));
    int device = 0;
    for (PortSpec port : spec.ports()) {
      devices.put(port.name(), device(device++));
    }
    for (NicSpec nic : spec.nics()) {
      devices.put(nic.name(), device(device++));
    }
    // A bridge takes the lowest address of its ports, unless it is told another.
    for (String bridge : spec.bridges().keySet()) {
      spec.ports().stream()
          .filter(p -> p.bridge().equals(bridge))
          .findFirst()
          .ifPresent(p -> devices.put(bridge, devices.get(p.name())));
    }
  }

  /** The address of the machine that stands at this place among the machines. */
  static String machine(int place) {
    return String.format("02:00:00:00:01:%02x", place + 1);
  }

  private static String device(int place) {
    return String.format("02:00:00:00:02:%02x", place + 1);
  }

  /** The address of a machine's interface. */
  String ofMachine(String name) {
    return machines.get(name);
  }

  /** The address of a bridge, port or interface of the router. */
  String ofDevice(String name) {
    return devices.get(name);
  }
}

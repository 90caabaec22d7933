package io.github.ricochet.path;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.FdbEntry;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Neighbour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The neighbour table, placed by the FDB: who is behind which port. Compiled once for a host. */
final class Neighbours {

  /**
   * The neighbours that are known to be behind a port or interface.
   *
   * @param all in the order of the dump
   * @param byMac the same by Ethernet address
   */
  record Behind(List<Neighbour> all, Map<Mac, List<Neighbour>> byMac) {

    private static final Behind NOBODY = new Behind(List.of(), Map.of());

    private void add(Neighbour neighbour) {
      all.add(neighbour);
      byMac.computeIfAbsent(neighbour.mac().orElseThrow(), m -> new ArrayList<>(1)).add(neighbour);
    }
  }

  private final Map<String, Map<Ip, Neighbour>> entries = new HashMap<>();
  private final Map<String, Behind> behind = new HashMap<>();
  private final Map<Ip, String> attached = new HashMap<>();
  private final Map<Ip, String> devices = new HashMap<>();
  private final Map<String, Set<Mac>> macs = new HashMap<>();

  Neighbours(Net net) {
    Map<String, Map<Mac, String>> ports = new HashMap<>();
    for (FdbEntry entry : net.host().fdb()) {
      if (Fdb.places(entry, net)) {
        macs.computeIfAbsent(entry.device(), d -> new HashSet<>()).add(entry.mac());
        ports
            .computeIfAbsent(entry.bridge().orElseThrow(), b -> new HashMap<>())
            .put(entry.mac(), entry.device());
      }
    }
    for (Neighbour neighbour : net.host().neighbours()) {
      if (neighbour.address().family() != Family.IPV4) {
        continue;
      }
      entries
          .computeIfAbsent(neighbour.device(), d -> new HashMap<>())
          .put(neighbour.address(), neighbour);
      if (neighbour.mac().isPresent() && !neighbour.failed()) {
        devices.putIfAbsent(neighbour.address(), neighbour.device());
        Device device = net.device(neighbour.device());
        String bridge = device == null ? null : device.bridgeBelow();
        place(net, neighbour, ports.getOrDefault(bridge, Map.of()));
      }
    }
  }

  private void place(Net net, Neighbour neighbour, Map<Mac, String> ports) {
    Device device = net.device(neighbour.device());
    String at = neighbour.device();
    String bridge = device == null ? null : device.bridgeBelow();
    if (bridge != null) {
      at = ports.get(neighbour.mac().orElseThrow());
      if (at == null && net.ports(bridge).size() == 1) {
        at = net.ports(bridge).get(0).name();
      }
    }
    if (at != null) {
      attached.putIfAbsent(neighbour.address(), at);
      behind
          .computeIfAbsent(at, a -> new Behind(new ArrayList<>(), new HashMap<>()))
          .add(neighbour);
    }
  }

  /** The entry for an address on a device. */
  Optional<Neighbour> find(Ip address, String device) {
    return Optional.ofNullable(entries.getOrDefault(device, Map.of()).get(address));
  }

  /** Whether an address is a neighbour by some device. */
  boolean knows(Ip address) {
    return devices.containsKey(address);
  }

  /** The device by which an address is a neighbour. */
  Optional<String> device(Ip address) {
    return Optional.ofNullable(devices.get(address));
  }

  /** The neighbours that are known to be behind a port or interface. */
  Behind behind(String port) {
    return behind.getOrDefault(port, Behind.NOBODY);
  }

  /** How many Ethernet addresses the FDB has behind a port. */
  int macsBehind(String port) {
    return macs.getOrDefault(port, Set.of()).size();
  }

  /** The port or interface that an address is known to be behind. */
  Optional<String> attached(Ip address) {
    return Optional.ofNullable(attached.get(address));
  }
}

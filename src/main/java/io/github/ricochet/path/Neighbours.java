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

  /** The port of each address by bridge. */
  private final Map<String, Map<Mac, String>> ports = new HashMap<>();

  private final Net net;

  Neighbours(Net net) {
    this.net = net;
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
        place(neighbour, bridge, ports.getOrDefault(bridge, Map.of()));
      }
    }
  }

  private void place(Neighbour neighbour, String bridge, Map<Mac, String> ofBridge) {
    String at = neighbour.device();
    Mac mac = neighbour.mac().orElseThrow();
    if (bridge != null) {
      at = ofBridge.get(mac);
      if (at == null && net.ports(bridge).size() == 1) {
        at = net.ports(bridge).get(0).name();
      }
      at = at == null ? null : beyondPairs(at, mac);
    }
    if (at != null) {
      attached.putIfAbsent(neighbour.address(), at);
      behind
          .computeIfAbsent(at, a -> new Behind(new ArrayList<>(), new HashMap<>()))
          .add(neighbour);
    }
  }

  /**
   * The port that an address is behind: where that is one end of a veth pair, the port of the
   * bridge at the other end that has the address.
   */
  String beyondPairs(String port, Mac mac) {
    String at = port;
    for (int pairs = 0; pairs < net.host().ports().size(); pairs++) {
      Device device = net.device(at);
      Device peer = device == null ? null : net.device(device.peer());
      if (peer == null || peer.port() == null) {
        return at;
      }
      String bridge = peer.port().bridge();
      String next = ports.getOrDefault(bridge, Map.of()).get(mac);
      List<String> others =
          net.ports(bridge).stream()
              .map(p -> p.name())
              .filter(n -> !n.equals(peer.name()))
              .toList();
      if (next == null || next.equals(peer.name())) {
        next = others.size() == 1 ? others.get(0) : null;
      }
      if (next == null) {
        return at;
      }
      at = next;
    }
    return port;
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

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

  private record Key(Ip address, String device) {}

  private final Map<Key, Neighbour> entries = new HashMap<>();
  private final Map<String, List<Neighbour>> behind = new HashMap<>();
  private final Map<String, Set<Mac>> macs = new HashMap<>();

  Neighbours(Net net) {
    Map<String, Map<Mac, String>> ports = new HashMap<>();
    for (FdbEntry entry : net.host().fdb()) {
      boolean foreign = entry.bridge().isPresent() && !entry.local() && !entry.mac().isMulticast();
      if (foreign) {
        macs.computeIfAbsent(entry.device(), d -> new HashSet<>()).add(entry.mac());
        ports
            .computeIfAbsent(entry.bridge().get(), b -> new HashMap<>())
            .put(entry.mac(), entry.device());
      }
    }
    for (Neighbour neighbour : net.host().neighbours()) {
      if (neighbour.address().family() != Family.IPV4) {
        continue;
      }
      entries.put(new Key(neighbour.address(), neighbour.device()), neighbour);
      if (neighbour.mac().isPresent() && !neighbour.failed()) {
        place(net, neighbour, ports.getOrDefault(neighbour.device(), Map.of()));
      }
    }
  }

  private void place(Net net, Neighbour neighbour, Map<Mac, String> ports) {
    Device device = net.device(neighbour.device());
    String attached = neighbour.device();
    if (device != null && device.bridge()) {
      attached = ports.get(neighbour.mac().orElseThrow());
      if (attached == null && net.ports(device.name()).size() == 1) {
        attached = net.ports(device.name()).get(0).name();
      }
    }
    if (attached != null) {
      behind.computeIfAbsent(attached, a -> new ArrayList<>()).add(neighbour);
    }
  }

  /** The entry for an address on a device. */
  Optional<Neighbour> find(Ip address, String device) {
    return Optional.ofNullable(entries.get(new Key(address, device)));
  }

  /** The device by which an address is a neighbour. */
  Optional<String> device(Ip address) {
    return entries.values().stream()
        .filter(n -> n.address().equals(address) && n.mac().isPresent() && !n.failed())
        .map(Neighbour::device)
        .findFirst();
  }

  /** The neighbours that are known to be behind a port or interface. */
  List<Neighbour> behind(String attached) {
    return behind.getOrDefault(attached, List.of());
  }

  /** How many Ethernet addresses the FDB has behind a port. */
  int macsBehind(String port) {
    return macs.getOrDefault(port, Set.of()).size();
  }

  /** The port or interface that an address is known to be behind. */
  Optional<String> attached(Ip address) {
    return behind.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(n -> n.address().equals(address)))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}

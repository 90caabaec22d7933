package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.FdbEntry;
import io.github.ricochet.host.Mac;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The forwarding databases of the host's bridges (net/bridge/br_fdb.c), as one walk leaves them.
 */
final class Fdb {

  private record Key(String bridge, Mac mac, int vlan) {}

  /** What the dumps say, shared by all walks of a host. */
  static final class Base {
    private final Map<Key, String> ports = new HashMap<>();
    private final Set<Key> local = new HashSet<>();

    /** The bridges whose entries tell their VLAN. */
    private final Set<String> vlans = new HashSet<>();

    /** The bridges that learn nothing, since their entries age at once (ageing_time 0). */
    private final Set<String> hubs = new HashSet<>();

    private final boolean told;

    Base(Net net) {
      told = net.host().has(DumpKind.BRIDGE_FDB) || net.host().has(DumpKind.BRCTL_SHOWMACS);
      for (FdbEntry entry : net.host().fdb()) {
        if (entry.bridge().isEmpty()) {
          continue;
        }
        String bridge = entry.bridge().get();
        if (entry.local()) {
          local.add(new Key(bridge, entry.mac(), 0));
        } else if (places(entry, net)) {
          entry
              .vlan()
              .ifPresent(
                  v -> {
                    ports.put(new Key(bridge, entry.mac(), v), entry.device());
                    vlans.add(bridge);
                  });
          ports.putIfAbsent(new Key(bridge, entry.mac(), 0), entry.device());
        }
      }
      net.host().bridges().stream()
          .filter(b -> b.ageingTime().orElse(1) == 0)
          .forEach(b -> hubs.add(b.name()));
      // The bridge's and its ports' own addresses are always there.
      for (BridgePort port : net.host().ports()) {
        local.add(new Key(port.bridge(), net.device(port.name()).mac(), 0));
        local.add(new Key(port.bridge(), net.device(port.bridge()).mac(), 0));
      }
    }
  }

  /**
   * Whether the entry tells which port of a bridge a machine is behind. One whose port the dumps of
   * links do not have, since they were taken at another time, tells nothing.
   */
  static boolean places(FdbEntry entry, Net net) {
    return !entry.local()
        && !entry.mac().isMulticast()
        && entry.bridge().filter(net.bridgeOf(entry.device())::equals).isPresent();
  }

  private final Base base;
  private final Map<Key, String> learned = new HashMap<>(4);

  Fdb(Base base) {
    this.base = base;
  }

  /** Whether a dump lists the entries, so that an address without one is known to have none. */
  boolean isTold() {
    return base.told;
  }

  /** Whether the address is the bridge's own or one of its ports' (BR_FDB_LOCAL). */
  boolean isLocal(String bridge, Mac mac) {
    return base.local.contains(new Key(bridge, mac, 0));
  }

  /**
   * The port that the address is behind, or {@code null} where there is no entry.
   *
   * @param vlan the VLAN, 0 where the bridge does not tell them apart; dumps that do not name the
   *     VLAN are taken to speak of all
   */
  String port(String bridge, Mac mac, int vlan) {
    Key key = new Key(bridge, mac, vlan);
    String port = learned.get(key);
    if (port == null) {
      port = base.ports.get(key);
    }
    return port != null || vlan == 0 || base.vlans.contains(bridge)
        ? port
        : base.ports.get(new Key(bridge, mac, 0));
  }

  /** br_fdb_update(); a bridge whose entries age at once keeps none. */
  void learn(String bridge, Mac mac, int vlan, String port) {
    boolean own = base.local.contains(new Key(bridge, mac, 0));
    if (!own && !mac.isMulticast() && !base.hubs.contains(bridge)) {
      learned.put(new Key(bridge, mac, vlan), port);
    }
  }
}

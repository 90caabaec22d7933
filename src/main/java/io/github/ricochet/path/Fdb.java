package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
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

  private record Key(String bridge, Mac mac) {}

  /** What the dumps say, shared by all walks of a host. */
  static final class Base {
    private final Map<Key, String> ports = new HashMap<>();
    private final Set<Key> local = new HashSet<>();
    private final Set<Key> fixed = new HashSet<>();

    Base(Net net) {
      for (FdbEntry entry : net.host().fdb()) {
        if (entry.bridge().isEmpty()) {
          continue;
        }
        Key key = new Key(entry.bridge().get(), entry.mac());
        if (entry.local()) {
          local.add(key);
        } else if (!entry.mac().isMulticast()) {
          ports.put(key, entry.device());
        }
      }
      // The bridge's and its ports' own addresses are always there.
      for (BridgePort port : net.host().ports()) {
        local.add(new Key(port.bridge(), net.device(port.name()).mac()));
        local.add(new Key(port.bridge(), net.device(port.bridge()).mac()));
      }
    }
  }

  private final Base base;
  private final Map<Key, String> learned = new HashMap<>();

  Fdb(Base base) {
    this.base = base;
  }

  /** Whether the address is the bridge's own or one of its ports' (BR_FDB_LOCAL). */
  boolean isLocal(String bridge, Mac mac) {
    return base.local.contains(new Key(bridge, mac));
  }

  /** The port that the address is behind, or {@code null} where there is no entry. */
  String port(String bridge, Mac mac, int vlan) {
    Key key = new Key(bridge, mac);
    String port = learned.get(key);
    return port != null ? port : base.ports.get(key);
  }

  /** br_fdb_update(). */
  void learn(String bridge, Mac mac, int vlan, String port) {
    Key key = new Key(bridge, mac);
    if (!base.local.contains(key) && !base.fixed.contains(key) && !mac.isMulticast()) {
      learned.put(key, port);
    }
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.Set;

/**
 * What walks take for granted where a whole kind of dump is missing. A walk that comes to where the
 * dump would have counted rests on it, and says so.
 */
final class MissingDumps {

  /** The tables that the kernel asks of itself (fib_default_rules_init()). */
  private static final Set<String> OWN = Set.of(Fib.LOCAL, Fib.MAIN, Fib.DEFAULT);

  private final boolean iptables;
  private final boolean ebtables;
  private final boolean policies;
  private final boolean routes;
  private final boolean furtherTables;
  private final boolean links;

  MissingDumps(Host host) {
    iptables = host.iptables().isEmpty();
    ebtables = host.ebtables().isEmpty() && !host.has(DumpKind.EBTABLES_SAVE);
    policies = !host.has(DumpKind.IP_RULE);
    routes = !host.has(DumpKind.IP_ROUTE);
    links = host.interfaces().stream().allMatch(i -> i.kind().isEmpty());
    // `ip route show table all` lists routes of the local table for every host.
    furtherTables =
        host.routes().stream().noneMatch(r -> Fib.tableName(r.table()).equals(Fib.LOCAL));
  }

  /** A packet comes to a hook of IPv4. */
  void iptables(Walk walk) {
    if (iptables) {
      walk.assume("iptables has no rules (no `iptables-save` dump tells)");
    }
  }

  /** A frame comes to a hook of the bridge. */
  void ebtables(Walk walk) {
    if (ebtables) {
      walk.assume("ebtables has no rules (no `ebtables-save` dump tells)");
    }
  }

  /** A packet is routed. */
  void routing(Walk walk) {
    if (policies) {
      walk.assume("there is no policy routing (no `ip rule` dump tells)");
    }
    if (routes) {
      walk.assume("the host has routes to its own subnets alone (no `ip route` dump tells)");
    }
  }

  /**
   * A routing rule leads to a table of which nothing was read.
   *
   * @param table its name or number
   */
  void table(String table, Walk walk) {
    if (furtherTables && !OWN.contains(table)) {
      walk.assume(
          "the routing table " + table + " is empty (no `ip route show table all` dump tells)");
    }
  }

  /** A rule for packets of VRFs is looked at. */
  void vrfs(Walk walk) {
    if (links) {
      walk.assume("no interface belongs to a VRF (no `ip -d link` dump tells)");
    }
  }

  /** A frame passes a port of a bridge; hairpin is never taken for granted. */
  void port(BridgePort port, Walk walk) {
    if (port.state() == StpState.UNKNOWN) {
      walk.assume("bridge ports are forwarding (no `bridge link` dump tells)");
    }
    if (port.flood() == Setting.UNKNOWN && port.learning() == Setting.UNKNOWN) {
      walk.assume(
          "bridge ports learn, flood and are not isolated (no `bridge -d link` dump tells)");
    }
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.BridgeTarget;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.packets.Surroundings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What of a host decides which packets its rules can see.
 *
 * @param surroundings what sets of packets have to know of the host
 * @param masters the bridge of each port whose packets pass iptables under the bridge's name
 */
record HostSurroundings(Surroundings surroundings, Map<String, String> masters) {

  /** Since Linux 5.7 ip_output() hands the incoming interface to POSTROUTING. */
  private static final int[] KNOWS_IN = {5, 7};

  static HostSurroundings of(Host host, RuleFamily family) {
    Map<String, String> masters = family == RuleFamily.IPTABLES ? silent(host) : Map.of();
    boolean knowsIn = host.kernel().filter(k -> !k.atLeast(KNOWS_IN[0], KNOWS_IN[1])).isEmpty();
    return new HostSurroundings(new Surroundings(masters.keySet(), knowsIn), masters);
  }

  /**
   * The ports of bridges: what comes in by one passes iptables as the bridge's (br_handle_frame(),
   * setup_pre_routing()). A port may still be heard of where broute hands frames past the bridge,
   * or where the host has an address or a route on it.
   */
  private static Map<String, String> silent(Host host) {
    if (handsPastTheBridge(host) || host.routes().isEmpty()) {
      return Map.of();
    }
    Set<String> heard = new HashSet<>();
    host.routes().stream()
        .flatMap(r -> r.nextHops().stream())
        .map(Route.NextHop::device)
        .forEach(device -> device.ifPresent(heard::add));
    host.addresses().stream()
        .filter(a -> a.address().family() == Family.IPV4)
        .forEach(a -> heard.add(a.device()));
    Map<String, String> masters = new HashMap<>();
    for (BridgePort port : host.ports()) {
      if (!heard.contains(port.name())) {
        masters.put(port.name(), port.bridge());
      }
    }
    return masters;
  }

  private static boolean handsPastTheBridge(Host host) {
    return host.ebtables()
        .flatMap((Ruleset r) -> r.table("broute"))
        .filter(HostSurroundings::drops)
        .isPresent();
  }

  private static boolean drops(Table broute) {
    return broute.chains().stream()
        .anyMatch(
            c ->
                !c.policy().map(Enum::name).orElse("ACCEPT").equals("ACCEPT")
                    || c.rules().stream().map(Rule::target).anyMatch(HostSurroundings::drops));
  }

  private static boolean drops(Target target) {
    return target == Target.Standard.DROP
        || (target instanceof BridgeTarget bridge && bridge.verdict() == Target.Standard.DROP)
        || target instanceof Target.Unmodelled;
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RoutingRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The routing tables and the rules that choose among them (net/ipv4/fib_frontend.c, fib_rules.c).
 */
final class Fib {

  static final String LOCAL = "local";
  static final String MAIN = "main";
  static final String DEFAULT = "default";

  private final Vrf vrf;
  private final Map<String, FibTable> tables = new HashMap<>();
  private final List<Policy> policies;
  private final boolean customRules;
  private final Net net;

  /**
   * A rule made ready for lookups.
   *
   * @param forAll whether it selects everything
   * @param table the table that it looks into; {@code null} where there is none, or where it
   *     depends on the packet
   */
  private record Policy(RoutingRule rule, boolean forAll, FibTable table) {

    boolean isOfVrf() {
      return rule.table().equals(RoutingRule.VRF_TABLE);
    }
  }

  Fib(Host host, Net net) {
    this.net = net;
    vrf = new Vrf(host);
    Map<String, List<Route>> byTable = new HashMap<>();
    for (Route route : host.routes()) {
      boolean modelled = !leftOut(route.type());
      if (modelled && route.destination().network().family() == Family.IPV4) {
        byTable.computeIfAbsent(tableName(route.table()), t -> new ArrayList<>()).add(route);
      }
    }
    List<Route> local = byTable.computeIfAbsent(LOCAL, t -> new ArrayList<>());
    if (local.isEmpty()) {
      local.addAll(localRoutes(host));
    }
    if (!host.has(DumpKind.IP_ROUTE)) {
      byTable.put(MAIN, connectedRoutes(host));
    }
    byTable.forEach((name, routes) -> tables.put(name, new FibTable(routes)));
    policies =
        rules(host).stream()
            .map(r -> new Policy(r, selectsAll(r), tables.get(tableName(r.table()))))
            .toList();
    customRules =
        host.routingRules().stream().anyMatch(r -> r.family() == Family.IPV4 && !isDefault(r));
  }

  /** All tables, always in the same order. */
  Collection<FibTable> tables() {
    return tables.values();
  }

  /** fib4_has_custom_rules(). */
  boolean hasCustomRules() {
    return customRules;
  }

  /** fib_lookup(): by policy, then by table. */
  FibResult lookup(FibKey key, Walk walk) {
    net.missing().routing(walk);
    long from = 0;
    for (int i = 0; i < policies.size(); i++) {
      Policy policy = policies.get(i);
      RoutingRule rule = policy.rule();
      if (rule.priority() < from || !(policy.forAll() || selects(rule, key))) {
        continue;
      }
      FibResult found =
          switch (rule.action()) {
            case UNREACHABLE -> FibResult.error(Dst.Unreachable.EHOSTUNREACH, null);
            case PROHIBIT -> FibResult.error(Dst.Unreachable.EACCES, null);
            case BLACKHOLE -> FibResult.error(Dst.Unreachable.EINVAL, null);
            case LOOKUP -> inTable(policy, key, walk);
            default -> null;
          };
      if (found != null) {
        return found;
      }
      from = rule.action() == RoutingRule.Action.GOTO ? rule.gotoPriority() : from;
    }
    return FibResult.error(Dst.Unreachable.ENETUNREACH, null);
  }

  /** __inet_dev_addr_type(): the type of an address by the local table alone, or UNICAST. */
  Route.Type addressType(Ip address, String device) {
    if (address.low() == 0xffffffffL || address.low() >>> 24 == 0) {
      return Route.Type.BROADCAST;
    }
    if (address.isMulticast()) {
      return Route.Type.MULTICAST;
    }
    Route route = tables.get(LOCAL).lookup(address, 0, "");
    boolean limited = !device.isEmpty() && net.models(Mechanism.LIMIT_IFACE);
    if (route == null || (limited && !device(route).equals(device))) {
      return Route.Type.UNICAST;
    }
    return route.type();
  }

  /** The route of the main table that leads to where an address is, whoever may use it. */
  Optional<Route> main(Ip address) {
    return Optional.ofNullable(tables.get(MAIN)).map(main -> main.way(address));
  }

  /**
   * The way to where a sender is: by the main table, since the rules of policy routing are for
   * packets on their way; by those where the main table knows none.
   */
  FibResult home(Ip sender, Walk walk) {
    FibKey key = new FibKey(sender, Ip.ANY, "lo", "", 0, 0, 0, -1, -1);
    return main(sender).map(r -> result(r, key, walk)).orElseGet(() -> lookup(key, walk));
  }

  private FibResult inTable(Policy policy, FibKey key, Walk walk) {
    if (policy.isOfVrf()) {
      net.missing().vrfs(walk);
      return vrf.table(key, walk)
          .map(n -> inTable(policy.rule(), n, tables.get(tableName(n)), key, walk))
          .orElse(null);
    }
    return inTable(policy.rule(), policy.rule().table(), policy.table(), key, walk);
  }

  private FibResult inTable(RoutingRule rule, String name, FibTable table, FibKey key, Walk walk) {
    if (table == null) {
      net.missing().table(tableName(name), walk);
      return null;
    }
    Route route = table.lookup(key);
    if (route == null || route.type() == Route.Type.THROW) {
      return null;
    }
    OptionalInt suppressed = rule.suppressPrefixLength();
    if (suppressed.isPresent() && route.destination().length().orElse(0) <= suppressed.getAsInt()) {
      return null;
    }
    return switch (route.type()) {
      case UNREACHABLE -> FibResult.error(Dst.Unreachable.EHOSTUNREACH, route);
      case PROHIBIT -> FibResult.error(Dst.Unreachable.EACCES, route);
      case BLACKHOLE -> FibResult.error(Dst.Unreachable.EINVAL, route);
      default -> result(route, key, walk);
    };
  }

  private boolean leftOut(Route.Type type) {
    return switch (type) {
      case UNREACHABLE -> !net.models(Mechanism.UNREACHABLE_ROUTE);
      case PROHIBIT -> !net.models(Mechanism.PROHIBIT_ROUTE);
      case BLACKHOLE -> !net.models(Mechanism.BLACKHOLE_ROUTE);
      default -> false;
    };
  }

  private static FibResult result(Route route, FibKey key, Walk walk) {
    List<Route.NextHop> hops =
        key.oif().isEmpty()
            ? route.nextHops()
            : route.nextHops().stream()
                .filter(h -> h.device().map(key.oif()::equals).orElse(true))
                .toList();
    if (hops.isEmpty()) {
      return new FibResult(
          Dst.Unreachable.NONE, route.type(), "", Optional.empty(), route.source(), route);
    }
    int pick = 0;
    if (hops.size() > 1) {
      pick =
          walk.oracle()
              .choose(
                  route,
                  hops.size(),
                  i ->
                      new Choice(
                          "next hop of the route to " + route.destination(),
                          "no. " + (i + 1),
                          Optional.empty(),
                          Optional.of(route.origin())));
    }
    Route.NextHop hop = hops.get(pick);
    return new FibResult(
        Dst.Unreachable.NONE,
        route.type(),
        hop.device().orElse(""),
        hop.gateway(),
        route.source(),
        route);
  }

  private boolean selects(RoutingRule r, FibKey key) {
    boolean all =
        selects(Mechanism.RULE_FROM, r.from(), p -> p.contains(key.source()))
            && r.to().map(p -> p.contains(key.destination())).orElse(true)
            && selects(Mechanism.RULE_IIF, r.iif(), key.iif()::equals)
            && r.oif().map(key.oif()::equals).orElse(true)
            && selects(Mechanism.RULE_FWMARK, r.mark(), m -> m.matches(key.mark()))
            && (r.tos() == 0 || r.tos() == (key.tos() & 0x1c))
            && (r.protocol().isEmpty() || r.protocol().getAsInt() == key.protocol())
            && r.sourcePorts().map(p -> p.contains(key.sourcePort())).orElse(true)
            && r.destinationPorts().map(p -> p.contains(key.destinationPort())).orElse(true);
    return all != r.not();
  }

  /** A selector that the model leaves out selects nothing. */
  private <T> boolean selects(Mechanism mechanism, Optional<T> selector, Predicate<T> holds) {
    return selector.isEmpty() || (net.models(mechanism) && holds.test(selector.get()));
  }

  private static List<RoutingRule> rules(Host host) {
    List<RoutingRule> sorted = new ArrayList<>(host.routingRules());
    sorted.removeIf(r -> r.family() != Family.IPV4);
    if (sorted.isEmpty()) {
      sorted.add(lookupRule(0, LOCAL));
      sorted.add(lookupRule(32766, MAIN));
      sorted.add(lookupRule(32767, DEFAULT));
    }
    sorted.sort((one, other) -> Long.compare(one.priority(), other.priority()));
    return sorted;
  }

  private static RoutingRule lookupRule(long priority, String table) {
    return new RoutingRule(
        Family.IPV4,
        priority,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        RoutingRule.Action.LOOKUP,
        table,
        OptionalInt.empty(),
        0,
        null);
  }

  private static boolean selectsAll(RoutingRule r) {
    return !r.not()
        && r.from().isEmpty()
        && r.to().isEmpty()
        && r.iif().isEmpty()
        && r.oif().isEmpty()
        && r.mark().isEmpty()
        && r.tos() == 0
        && r.protocol().isEmpty()
        && r.sourcePorts().isEmpty()
        && r.destinationPorts().isEmpty();
  }

  private static boolean isDefault(RoutingRule r) {
    String table = tableName(r.table());
    return selectsAll(r)
        && ((r.priority() == 0 && table.equals(LOCAL))
            || (r.priority() == 32766 && table.equals(MAIN))
            || (r.priority() == 32767 && table.equals(DEFAULT)));
  }

  /** The tables that the kernel itself numbers (rt_tables). */
  static String tableName(String name) {
    return switch (name) {
      case "255" -> LOCAL;
      case "254" -> MAIN;
      case "253" -> DEFAULT;
      default -> name;
    };
  }

  private static String device(Route route) {
    return route.nextHops().isEmpty() ? "" : route.nextHops().get(0).device().orElse("");
  }

  /** What the kernel itself puts into the local table for each address (fib_add_ifaddr()). */
  private static List<Route> localRoutes(Host host) {
    List<Route> routes = new ArrayList<>();
    for (InterfaceAddress a : host.addresses()) {
      if (a.address().family() == Family.IPV4) {
        routes.add(
            route(
                Route.Type.LOCAL,
                Prefix.of(a.address()),
                LOCAL,
                a.device(),
                a.address(),
                a.origin()));
        if (a.prefixLength() < 31 && a.peer().isEmpty()) {
          Ip last = a.broadcast().orElse(a.subnet().last());
          routes.add(
              route(
                  Route.Type.BROADCAST,
                  Prefix.of(last),
                  LOCAL,
                  a.device(),
                  a.address(),
                  a.origin()));
        }
      }
    }
    Prefix loopback = Prefix.of(Ip.LOOPBACK, 8);
    routes.add(route(Route.Type.LOCAL, loopback, LOCAL, "lo", Ip.LOOPBACK, null));
    return routes;
  }

  /** The routes to its own subnets that an address brings along. */
  private static List<Route> connectedRoutes(Host host) {
    List<Route> routes = new ArrayList<>();
    for (InterfaceAddress a : host.addresses()) {
      if (a.address().family() == Family.IPV4
          && a.prefixLength() < 32
          && !a.address().isLoopback()) {
        routes.add(
            route(Route.Type.UNICAST, a.subnet(), MAIN, a.device(), a.address(), a.origin()));
      }
    }
    return routes;
  }

  private static Route route(
      Route.Type type, Prefix to, String table, String device, Ip source, Origin origin) {
    Route.NextHop hop =
        new Route.NextHop(Optional.empty(), Optional.of(device), OptionalInt.empty(), false);
    return new Route(
        type, to, table, List.of(hop), Optional.of(source), 0, 0, "link", true, origin);
  }
}

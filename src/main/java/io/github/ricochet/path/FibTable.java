package io.github.ricochet.path;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One routing table: longest prefix first, then the lower metric (fib_table_lookup()). */
final class FibTable {

  /** The routes of one prefix length by their networks. */
  private record Level(Ip mask, Map<Ip, List<Route>> routes) {}

  /** The longest prefix first. */
  private final List<Level> levels = new ArrayList<>();

  FibTable(List<Route> routes) {
    Map<Integer, Map<Ip, List<Route>>> byLength = new TreeMap<>(Comparator.reverseOrder());
    for (Route route : routes) {
      Prefix to = route.destination();
      List<Route> same =
          byLength
              .computeIfAbsent(to.length().orElse(0), l -> new HashMap<>())
              .computeIfAbsent(to.network(), n -> new ArrayList<>(1));
      if (same.stream().noneMatch(r -> sameRoute(r, route))) {
        same.add(route);
      }
    }
    // A route for a type of service goes before one for all; fib_find_alias() keeps this order.
    byLength
        .values()
        .forEach(
            m ->
                m.values()
                    .forEach(
                        l ->
                            l.sort(
                                Comparator.comparingInt((Route r) -> -r.tos())
                                    .thenComparingLong(Route::metric))));
    byLength.forEach((length, m) -> levels.add(new Level(Ip.mask(Family.IPV4, length), m)));
  }

  /** Two dumps may list the same route. */
  private static boolean sameRoute(Route a, Route b) {
    return a.type() == b.type()
        && a.tos() == b.tos()
        && a.metric() == b.metric()
        && a.nextHops().equals(b.nextHops());
  }

  /** The route for this key, or {@code null}. */
  Route lookup(FibKey key) {
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      List<Route> routes =
          level.routes().getOrDefault(key.destination().and(level.mask()), List.of());
      for (int j = 0; j < routes.size(); j++) {
        if (fits(routes.get(j), key)) {
          return routes.get(j);
        }
      }
    }
    return null;
  }

  /** The longest route that leads to an address somewhere, or {@code null}. */
  Route way(Ip address) {
    for (Level level : levels) {
      for (Route route : level.routes().getOrDefault(address.and(level.mask()), List.of())) {
        if (route.usable() && route.type() == Route.Type.UNICAST) {
          return route;
        }
      }
    }
    return null;
  }

  /** All routes whose destination holds the address, the longest first. */
  List<Route> holding(Ip address) {
    List<Route> holding = new ArrayList<>(2);
    for (Level level : levels) {
      holding.addAll(level.routes().getOrDefault(address.and(level.mask()), List.of()));
    }
    return holding;
  }

  private static boolean fits(Route route, FibKey key) {
    if (!route.usable() || (route.tos() != 0 && route.tos() != (key.tos() & 0x1c))) {
      return false;
    }
    return key.oif().isEmpty()
        || route.nextHops().isEmpty()
        || route.nextHops().stream().anyMatch(h -> h.device().map(key.oif()::equals).orElse(true));
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One routing table: longest prefix first, then the lower metric (fib_table_lookup()). */
final class FibTable {

  /** A route for a type of service goes before one for all; fib_find_alias() keeps this order. */
  private static final Comparator<Route> ALIASES =
      (one, other) ->
          one.tos() == other.tos()
              ? Long.compare(one.metric(), other.metric())
              : Integer.compare(other.tos(), one.tos());

  /** The routes of one prefix length. */
  private static final class Level {

    private final long mask;

    /** The bits of the networks, in order: found without an object for each address asked for. */
    private final long[] networks;

    /** The routes to each of them. */
    private final List<List<Route>> routes;

    Level(int length, NavigableMap<Long, List<Route>> byNetwork) {
      byNetwork.values().forEach(same -> same.sort(ALIASES));
      mask = Ip.mask(Family.IPV4, length).low();
      networks = new long[byNetwork.size()];
      int next = 0;
      for (long network : byNetwork.keySet()) {
        networks[next++] = network;
      }
      routes = List.copyOf(byNetwork.values());
    }

    List<Route> to(Ip address) {
      int at = Arrays.binarySearch(networks, address.low() & mask);
      return at < 0 ? List.of() : routes.get(at);
    }
  }

  /** The longest prefix first. */
  private final List<Level> levels = new ArrayList<>();

  FibTable(List<Route> routes) {
    Map<Integer, NavigableMap<Long, List<Route>>> byLength =
        new TreeMap<>(Comparator.reverseOrder());
    for (Route route : routes) {
      Prefix to = route.destination();
      List<Route> same =
          byLength
              .computeIfAbsent(to.length().orElse(0), l -> new TreeMap<>())
              .computeIfAbsent(to.network().low(), n -> new ArrayList<>(1));
      if (same.stream().noneMatch(r -> sameRoute(r, route))) {
        same.add(route);
      }
    }
    byLength.forEach((length, m) -> levels.add(new Level(length, m)));
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
    return lookup(key.destination(), key.tos(), key.oif());
  }

  /**
   * The same, by all of the key that counts in a table.
   *
   * @param oif the device that the packet is bound to, or empty
   */
  Route lookup(Ip destination, int tos, String oif) {
    for (int i = 0; i < levels.size(); i++) {
      List<Route> routes = levels.get(i).to(destination);
      for (int j = 0; j < routes.size(); j++) {
        if (fits(routes.get(j), tos, oif)) {
          return routes.get(j);
        }
      }
    }
    return null;
  }

  /** The longest route that leads to an address somewhere, or {@code null}. */
  Route way(Ip address) {
    for (int i = 0; i < levels.size(); i++) {
      List<Route> routes = levels.get(i).to(address);
      for (int j = 0; j < routes.size(); j++) {
        if (routes.get(j).usable() && routes.get(j).type() == Route.Type.UNICAST) {
          return routes.get(j);
        }
      }
    }
    return null;
  }

  /** All routes whose destination holds the address, the longest first. */
  List<Route> holding(Ip address) {
    List<Route> holding = new ArrayList<>(2);
    for (Level level : levels) {
      holding.addAll(level.to(address));
    }
    return holding;
  }

  private static boolean fits(Route route, int tos, String oif) {
    if (!route.usable() || (route.tos() != 0 && route.tos() != (tos & 0x1c))) {
      return false;
    }
    return oif.isEmpty()
        || route.nextHops().isEmpty()
        || route.nextHops().stream().anyMatch(h -> h.device().map(oif::equals).orElse(true));
  }
}

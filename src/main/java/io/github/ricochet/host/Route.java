package io.github.ricochet.host;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A route ({@code ip route show table all}).
 *
 * @param type what happens to a packet that it takes
 * @param destination the prefix that it is for
 * @param table the routing table: {@code main}, {@code local}, {@code default}, another name or
 *     number
 * @param nextHops where to; several for a multipath route, none for types that go nowhere
 * @param source the preferred source address ({@code src})
 * @param tos the type of service that it is for, 0 for any
 * @param metric the priority, lower is better; 0 where not printed
 * @param scope {@code global}, {@code link}, {@code host} or a number, as printed; {@code global}
 *     where not printed
 * @param usable whether the kernel uses it: not marked {@code dead} or {@code linkdown} with ignore
 * @param origin where it was read
 */
public record Route(
    Type type,
    Prefix destination,
    String table,
    List<NextHop> nextHops,
    Optional<Ip> source,
    int tos,
    long metric,
    String scope,
    boolean usable,
    Origin origin) {

  /** The same route with these ways out. */
  public Route withNextHops(List<NextHop> hops) {
    return new Route(
        type, destination, table, List.copyOf(hops), source, tos, metric, scope, usable, origin);
  }

  /** The route types of ip-route(8). */
  public enum Type {
    UNICAST,
    LOCAL,
    BROADCAST,
    MULTICAST,
    ANYCAST,
    UNREACHABLE,
    PROHIBIT,
    BLACKHOLE,
    THROW,
    NAT
  }

  /**
   * One way out.
   *
   * @param gateway the next router; empty where the destination is on link
   * @param device the interface; empty where the dump does not tell
   * @param weight for multipath routes, 1 otherwise
   * @param onlink whether the gateway is taken to be on link
   */
  public record NextHop(
      Optional<Ip> gateway, Optional<String> device, OptionalInt weight, boolean onlink) {}
}

package io.github.ricochet.host;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule of the routing policy database ({@code ip rule}).
 *
 * @param family which packets it is for; of a rule without addresses the listing alone tells
 * @param priority lower is looked at first
 * @param not whether the selector is inverted
 * @param from the source prefix
 * @param to the destination prefix
 * @param iif the incoming interface; {@code lo} selects packets of the host itself
 * @param oif the bound outgoing interface
 * @param mark the fwmark to match, with its mask
 * @param tos the type of service to match, 0 for any
 * @param protocol the IP protocol number to match ({@code ipproto})
 * @param sourcePorts the source ports to match
 * @param destinationPorts the destination ports to match
 * @param unmodelled the selectors that no packet of the simulator can tell, word by word, such as
 *     {@code uidrange}; where there is one, whether the rule is taken is not known
 * @param action what it does
 * @param table the table to look up, for {@link Action#LOOKUP}; {@link #VRF_TABLE} where it is that
 *     of the packet's VRF, and the rule is for no other packet
 * @param suppressPrefixLength a result with this prefix length or a shorter one is thrown away
 * @param gotoPriority where to go on, for {@link Action#GOTO}
 * @param origin where it was read
 */
public record RoutingRule(
    Family family,
    long priority,
    boolean not,
    Optional<Prefix> from,
    Optional<Prefix> to,
    Optional<String> iif,
    Optional<String> oif,
    Optional<MarkMask> mark,
    int tos,
    OptionalInt protocol,
    Optional<PortRange> sourcePorts,
    Optional<PortRange> destinationPorts,
    List<String> unmodelled,
    Action action,
    String table,
    OptionalInt suppressPrefixLength,
    long gotoPriority,
    Origin origin) {

  /** How iproute2 names the table of a rule with the selector {@code l3mdev}. */
  public static final String VRF_TABLE = "[l3mdev-table]";

  /** The actions of ip-rule(8). */
  public enum Action {
    LOOKUP,
    UNREACHABLE,
    PROHIBIT,
    BLACKHOLE,
    GOTO,
    NOP
  }
}

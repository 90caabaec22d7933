package io.github.ricochet.path;

import io.github.ricochet.host.xtables.Rule;
import java.util.Optional;

/**
 * The first thing on a flow's way that loses it, and without which it would have gone on.
 *
 * @param reason what sort of loss
 * @param at the kernel function, or table and chain
 * @param reply whether it is the answer that is lost, not the request
 * @param device the bridge port or interface at fault, or empty text where none is
 * @param rule the rule that took it, for {@link Reason#RULE} and {@link Reason#EBTABLES}; empty for
 *     a policy
 * @param detail one line for a person
 */
public record Loss(
    Reason reason, String at, boolean reply, String device, Optional<Rule> rule, String detail) {

  /** The ways in which the kernel, or a machine, loses a packet. */
  public enum Reason {
    /** should_deliver(): out by the port that it came in by, which is not in hairpin mode. */
    SAME_PORT,
    /** should_deliver(): both ports are isolated. */
    ISOLATED,
    /** The port is down, or its spanning tree state lets nothing pass. */
    PORT_STATE,
    /** The port is no member of the frame's VLAN. */
    VLAN,
    /** The port is locked, and the source is not in its FDB. */
    LOCKED,
    /** No FDB entry, and no port that floods. */
    NO_FLOOD,
    /** A rule or policy of iptables: DROP or REJECT. */
    RULE,
    /** A rule or policy of ebtables. */
    EBTABLES,
    /** ip_error(): forwarding is off on the incoming interface. */
    NO_FORWARDING,
    /** The reverse path check (fib_validate_source). */
    RP_FILTER,
    /** The source address is the host's own, and accept_local is off. */
    MARTIAN_SOURCE,
    /** 127.0.0.0/8 on the wire without route_localnet. */
    LOOPBACK,
    /** No route, or an unreachable, prohibit or blackhole one. */
    NO_ROUTE,
    /** The next hop does not answer ARP, or nobody has the address. */
    NEIGHBOUR,
    /** The frame is addressed to another machine's MAC, and not to the host. */
    OTHERHOST,
    /** The time to live ran out. */
    TTL,
    /** Nothing listens on that port of the host. */
    NO_LISTENER,
    /** NAT found no address or port to use. */
    NAT,
    /** A machine got a packet from its own address, and drops it. */
    OWN_ADDRESS,
    /** The answer does not come from the address that was asked: it went past the NAT. */
    ANSWER_PAST_NAT,
    /** A machine has no route to where its answer must go. */
    NO_RETURN_ROUTE,
    /** A switch that learns behind a hairpin port takes the sender for its uplink. */
    LEARNING_SWITCH,
    /** Not an IP packet that a host takes, such as one to a broadcast address. */
    NOT_ACCEPTED
  }
}

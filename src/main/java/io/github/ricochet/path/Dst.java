package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import java.util.Optional;

/**
 * Where a packet goes (struct dst_entry with its struct rtable).
 *
 * @param action what is done with it (dst->input)
 * @param dev the outgoing device; {@code lo} for local delivery and errors
 * @param gateway the next router; empty where the destination is on link
 * @param source the preferred source address, for packets of the host itself
 * @param error for {@link Action#ERROR}, what ip_error() says
 * @param onLinkSource whether the source is a direct neighbour on the incoming device, so that a
 *     redirect may be sent
 */
record Dst(
    Action action,
    String dev,
    Optional<Ip> gateway,
    Optional<Ip> source,
    Unreachable error,
    boolean onLinkSource) {

  /** dst->input. */
  enum Action {
    /** ip_local_deliver. */
    LOCAL,
    /** ip_local_deliver of a broadcast. */
    BROADCAST,
    /** ip_forward, or ip_output for the host's own packets. */
    FORWARD,
    /** ip_error. */
    ERROR
  }

  /** The error of a route that goes nowhere, as dst->error. */
  enum Unreachable {
    NONE,
    ENETUNREACH,
    EHOSTUNREACH,
    EACCES,
    EINVAL
  }

  static Dst error(Unreachable error) {
    return new Dst(Action.ERROR, "lo", Optional.empty(), Optional.empty(), error, false);
  }

  /** The machine on link that the packet is handed to (rt_nexthop). */
  Ip nextHop(Ip destination) {
    return gateway.orElse(destination);
  }
}

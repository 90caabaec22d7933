package io.github.ricochet.picture;

import java.util.List;

/**
 * The way of a packet through the picture.
 *
 * @param role whose way it is
 * @param hops the boxes that it came by
 */
public record Way(Role role, List<Hop> hops) {

  /** Whose way. */
  public enum Role {
    /** Of the first packet. */
    REQUEST,
    /** Of its answer. */
    ANSWER,
    /** Of the reset or the ICMP error that tells the sender. */
    REJECTION,
    /** Of the first packet or its answer as the host is now, beside the way that a cure makes. */
    BEFORE
  }

  /** The same way, as it is without the cure. */
  Way asBefore() {
    return new Way(Role.BEFORE, hops);
  }
}

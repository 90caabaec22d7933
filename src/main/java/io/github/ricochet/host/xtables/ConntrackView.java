package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Ip;

/** What {@code -m conntrack} can see of a packet's connection (struct nf_conn). */
public interface ConntrackView {

  /** NEW, ESTABLISHED, RELATED, INVALID or UNTRACKED. */
  State state();

  /** Whether the packet has a connection at all: neither INVALID nor UNTRACKED. */
  boolean tracked();

  /** IPS_SRC_NAT. */
  boolean sourceNat();

  /** IPS_DST_NAT. */
  boolean destinationNat();

  /** IPS_SEEN_REPLY. */
  boolean seenReply();

  /** IPS_ASSURED. */
  boolean assured();

  /** IPS_CONFIRMED. */
  boolean confirmed();

  /** IPS_EXPECTED. */
  boolean expected();

  /** Whether the packet goes in the direction of the first one. */
  boolean original();

  /** The connection's protocol number. */
  int protocol();

  /** The tuple of a direction. */
  Tuple tuple(boolean original);

  /** The connection's mark. */
  int mark();

  /** The state of {@code --ctstate}. */
  enum State {
    NEW,
    ESTABLISHED,
    RELATED,
    INVALID,
    UNTRACKED
  }

  /**
   * One direction of a connection (struct nf_conntrack_tuple).
   *
   * @param source source address
   * @param sourcePort source port, 0 where there is none
   * @param destination destination address
   * @param destinationPort destination port, 0 where there is none
   */
  record Tuple(Ip source, int sourcePort, Ip destination, int destinationPort) {}
}

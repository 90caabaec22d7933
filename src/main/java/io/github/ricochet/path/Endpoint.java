package io.github.ricochet.path;

import io.github.ricochet.host.Ip;

/** Something that has addresses and sockets: a machine beside the host, or the host itself. */
interface Endpoint {

  /** Whether a program waits on this port. */
  boolean listens(int protocol, Ip address, int port);

  /**
   * Sends a packet.
   *
   * @param sent what it is, and why
   */
  void send(Sent sent);

  /** Says that nothing listens on the port of a datagram, where this endpoint says so. */
  void portUnreachable(Skb about);
}

package io.github.ricochet.path;

import io.github.ricochet.host.Ip;

/**
 * What a route is looked up by (struct flowi4).
 *
 * @param destination where to
 * @param source where from; {@link Ip#ANY} where it is not chosen yet
 * @param iif the incoming device; {@code lo} for the host's own packets
 * @param oif the device that the packet is bound to, or empty
 * @param mark skb->mark
 * @param tos type of service
 * @param protocol IP protocol number, 0 where it does not count
 * @param sourcePort source port, -1 for none
 * @param destinationPort destination port, -1 for none
 */
record FibKey(
    Ip destination,
    Ip source,
    String iif,
    String oif,
    int mark,
    int tos,
    int protocol,
    int sourcePort,
    int destinationPort) {

  static FibKey of(Packet p, String iif, int mark) {
    return new FibKey(
        p.destination(),
        p.source(),
        iif,
        "",
        mark,
        p.tos(),
        p.protocol(),
        p.sourcePort(),
        p.destinationPort());
  }

  /**
   * The key of the way back, as __fib_validate_source() builds it: addresses and ports are swapped.
   */
  FibKey reversed(String asIif, int asMark) {
    return new FibKey(
        source, destination, asIif, "", asMark, tos, protocol, destinationPort, sourcePort);
  }

  /** The key without protocol and ports, for the lookups that ask by addresses alone. */
  FibKey withoutPorts() {
    return new FibKey(destination, source, iif, oif, mark, tos, 0, -1, -1);
  }

  FibKey withSource(Ip address) {
    return new FibKey(
        destination, address, iif, oif, mark, tos, protocol, sourcePort, destinationPort);
  }

  FibKey withOif(String device) {
    return new FibKey(
        destination, source, iif, device, mark, tos, protocol, sourcePort, destinationPort);
  }
}

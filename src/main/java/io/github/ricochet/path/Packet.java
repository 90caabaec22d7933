package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;

/**
 * An IPv4 packet with its transport header, as an immutable value.
 *
 * @param source source address
 * @param sport source port, -1 for protocols without ports
 * @param destination destination address
 * @param dport destination port, -1 for protocols without ports
 * @param protocol IP protocol number
 * @param transport what is behind the ports
 * @param ttl time to live
 * @param tos type-of-service octet
 * @param length total length in bytes
 */
record Packet(
    Ip source,
    int sport,
    Ip destination,
    int dport,
    int protocol,
    Transport transport,
    int ttl,
    int tos,
    int length) {

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  /** What Linux starts with (net.ipv4.ip_default_ttl). */
  static final int DEFAULT_TTL = 64;

  /** ICMP type 3. */
  static final int ICMP_DEST_UNREACH = 3;

  /** ICMP type 11. */
  static final int ICMP_TIME_EXCEEDED = 11;

  private static final int IP_HEADER = 20;
  private static final int ICMP_HEADER = 8;

  /** What follows the ports in the header of TCP, or the addresses in that of ICMP. */
  sealed interface Transport permits Tcp, Icmp, Plain {}

  /**
   * A TCP header.
   *
   * @param flags as in the header, FIN 1 to ACK 16
   * @param sequence stands for the sequence number: who numbered it
   * @param acknowledged stands for the acknowledgement number: whose numbers it acknowledges, 0 for
   *     none
   */
  record Tcp(int flags, int sequence, int acknowledged) implements Transport {}

  /**
   * An ICMP header.
   *
   * @param type its type
   * @param code its code
   * @param quoted the packet that an error quotes, {@code null} for what is no error
   */
  record Icmp(int type, int code, Packet quoted) implements Transport {}

  /** Nothing that a rule or a machine looks at. */
  record Plain() implements Transport {}

  private static final Plain PLAIN = new Plain();

  /** A TCP segment. */
  static Packet tcp(Ip source, int sport, Ip destination, int dport, Tcp tcp) {
    // A SYN carries 20 bytes of options, every other segment the 12 of the time stamps.
    int flags = tcp.flags();
    int length = (flags & SYN) != 0 ? 60 : (flags & PSH) != 0 ? 62 : (flags & RST) != 0 ? 40 : 52;
    return new Packet(
        source, sport, destination, dport, Protocols.TCP, tcp, DEFAULT_TTL, 0, length);
  }

  static Packet udp(Ip source, int sport, Ip destination, int dport) {
    return new Packet(source, sport, destination, dport, Protocols.UDP, PLAIN, DEFAULT_TTL, 0, 34);
  }

  /** A packet of a protocol without ports; for ICMP, an echo request. */
  static Packet plain(Ip source, Ip destination, int protocol) {
    Transport body = protocol == Protocols.ICMP ? new Icmp(8, 0, null) : PLAIN;
    return new Packet(source, -1, destination, -1, protocol, body, DEFAULT_TTL, 0, 84);
  }

  static Packet icmpError(Ip source, Ip destination, int type, int code, Packet about) {
    int length = IP_HEADER + ICMP_HEADER + Math.min(about.length, 548);
    // Precedence "internetwork control" and the offender's TOS, as icmp_send() sets it.
    int tos = (about.tos & 0x1e) | 0xc0;
    Icmp body = new Icmp(type, code, about);
    return new Packet(source, -1, destination, -1, Protocols.ICMP, body, DEFAULT_TTL, tos, length);
  }

  /** A segment back to where this one came from. */
  Packet answer(int flags, int sequence, int acknowledged) {
    return tcp(source, sport, destination, dport, new Tcp(flags, sequence, acknowledged)).swapped();
  }

  /** The same packet with its ends exchanged. */
  Packet swapped() {
    Ip from = destination;
    int fromPort = dport;
    Ip to = source;
    int toPort = sport;
    return new Packet(from, fromPort, to, toPort, protocol, transport, ttl, tos, length);
  }

  int sourcePort() {
    return sport;
  }

  int destinationPort() {
    return dport;
  }

  /** The TCP flags; 0 for other protocols. */
  int tcpFlags() {
    return transport instanceof Tcp tcp ? tcp.flags() : 0;
  }

  int sequence() {
    return transport instanceof Tcp tcp ? tcp.sequence() : 0;
  }

  int acknowledged() {
    return transport instanceof Tcp tcp ? tcp.acknowledged() : 0;
  }

  /** The ICMP type; -1 for other protocols. */
  int icmpType() {
    return transport instanceof Icmp icmp ? icmp.type() : -1;
  }

  /** The ICMP code; -1 for other protocols. */
  int icmpCode() {
    return transport instanceof Icmp icmp ? icmp.code() : -1;
  }

  /** The packet that an ICMP error quotes; {@code null} for all others. */
  Packet quoted() {
    return transport instanceof Icmp icmp ? icmp.quoted() : null;
  }

  boolean isTcp() {
    return protocol == Protocols.TCP;
  }

  boolean has(int flags) {
    return (tcpFlags() & flags) == flags;
  }

  Packet withSource(Ip address, int port) {
    int to = sport < 0 ? sport : port;
    return new Packet(address, to, destination, dport, protocol, transport, ttl, tos, length);
  }

  Packet withDestination(Ip address, int port) {
    int to = dport < 0 ? dport : port;
    return new Packet(source, sport, address, to, protocol, transport, ttl, tos, length);
  }

  /** An ICMP error that quotes another packet. */
  Packet withQuoted(Packet about) {
    Icmp to = new Icmp(icmpType(), icmpCode(), about);
    return new Packet(source, sport, destination, dport, protocol, to, ttl, tos, length);
  }

  Packet withTtl(int to) {
    return new Packet(source, sport, destination, dport, protocol, transport, to, tos, length);
  }

  Packet withTos(int to) {
    return new Packet(source, sport, destination, dport, protocol, transport, ttl, to, length);
  }

  /** {@code 10.0.0.2:40000 -> 10.0.0.3:80 tcp SYN}. */
  @Override
  public String toString() {
    String ports =
        sport < 0
            ? source + " -> " + destination
            : source + ":" + sport + " -> " + destination + ":" + dport;
    return ports + " " + Protocols.name(protocol) + flagNames();
  }

  private String flagNames() {
    if (protocol == Protocols.ICMP && quoted() != null) {
      return " " + io.github.ricochet.path.Icmp.name(icmpType(), icmpCode());
    }
    String names =
        (has(SYN) ? ",SYN" : "")
            + (has(RST) ? ",RST" : "")
            + (has(PSH) ? ",PSH" : "")
            + (has(ACK) ? ",ACK" : "");
    return names.isEmpty() ? "" : " " + names.substring(1);
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;

/**
 * An IPv4 packet with its transport header, as an immutable value.
 *
 * @param source source address
 * @param sourcePort source port, -1 for protocols without ports
 * @param destination destination address
 * @param destinationPort destination port, -1 for protocols without ports
 * @param protocol IP protocol number
 * @param tcpFlags the TCP flags as in the header, 0 for other protocols
 * @param icmpType ICMP type, -1 for other protocols
 * @param icmpCode ICMP code, -1 for other protocols
 * @param quoted the packet that an ICMP error quotes, {@code null} for all others
 * @param ttl time to live
 * @param tos type-of-service octet
 * @param length total length in bytes
 * @param sequence stands for the TCP sequence number: who numbered it
 * @param acknowledged stands for the TCP acknowledgement number: whose numbers it acknowledges, 0
 *     for none
 */
record Packet(
    Ip source,
    int sourcePort,
    Ip destination,
    int destinationPort,
    int protocol,
    int tcpFlags,
    int icmpType,
    int icmpCode,
    Packet quoted,
    int ttl,
    int tos,
    int length,
    int sequence,
    int acknowledged) {

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

  static Packet tcp(
      Ip source,
      int sourcePort,
      Ip destination,
      int destinationPort,
      int flags,
      int sequence,
      int acknowledged) {
    // A SYN carries 20 bytes of options, every other segment the 12 of the time stamps.
    int length = (flags & SYN) != 0 ? 60 : (flags & PSH) != 0 ? 62 : (flags & RST) != 0 ? 40 : 52;
    return new Packet(
        source,
        sourcePort,
        destination,
        destinationPort,
        Protocols.TCP,
        flags,
        -1,
        -1,
        null,
        DEFAULT_TTL,
        0,
        length,
        sequence,
        acknowledged);
  }

  /** A segment back to where this one came from. */
  Packet answer(int flags, int sequence, int acknowledged) {
    Packet back =
        tcp(source, sourcePort, destination, destinationPort, flags, sequence, acknowledged);
    return back.swapped();
  }

  /** The same packet with its ends exchanged. */
  Packet swapped() {
    return withSource(destination, destinationPort).withDestination(source, sourcePort);
  }

  static Packet udp(Ip source, int sourcePort, Ip destination, int destinationPort) {
    return new Packet(
        source,
        sourcePort,
        destination,
        destinationPort,
        Protocols.UDP,
        0,
        -1,
        -1,
        null,
        DEFAULT_TTL,
        0,
        34,
        0,
        0);
  }

  /** A packet of a protocol without ports. */
  static Packet plain(Ip source, Ip destination, int protocol) {
    boolean icmp = protocol == Protocols.ICMP;
    return new Packet(
        source,
        -1,
        destination,
        -1,
        protocol,
        0,
        icmp ? 8 : -1,
        icmp ? 0 : -1,
        null,
        DEFAULT_TTL,
        0,
        84,
        0,
        0);
  }

  static Packet icmpError(Ip source, Ip destination, int type, int code, Packet about) {
    int length = IP_HEADER + ICMP_HEADER + Math.min(about.length, 548);
    // Precedence "internetwork control" and the offender's TOS, as icmp_send() sets it.
    return new Packet(
        source,
        -1,
        destination,
        -1,
        Protocols.ICMP,
        0,
        type,
        code,
        about,
        DEFAULT_TTL,
        (about.tos & 0x1e) | 0xc0,
        length,
        0,
        0);
  }

  boolean isTcp() {
    return protocol == Protocols.TCP;
  }

  boolean has(int flags) {
    return (tcpFlags & flags) == flags;
  }

  Packet withSource(Ip address, int port) {
    return new Packet(
        address,
        sourcePort < 0 ? sourcePort : port,
        destination,
        destinationPort,
        protocol,
        tcpFlags,
        icmpType,
        icmpCode,
        quoted,
        ttl,
        tos,
        length,
        sequence,
        acknowledged);
  }

  Packet withDestination(Ip address, int port) {
    return new Packet(
        source,
        sourcePort,
        address,
        destinationPort < 0 ? destinationPort : port,
        protocol,
        tcpFlags,
        icmpType,
        icmpCode,
        quoted,
        ttl,
        tos,
        length,
        sequence,
        acknowledged);
  }

  Packet withQuoted(Packet about) {
    return new Packet(
        source,
        sourcePort,
        destination,
        destinationPort,
        protocol,
        tcpFlags,
        icmpType,
        icmpCode,
        about,
        ttl,
        tos,
        length,
        sequence,
        acknowledged);
  }

  Packet withTtl(int value) {
    return new Packet(
        source,
        sourcePort,
        destination,
        destinationPort,
        protocol,
        tcpFlags,
        icmpType,
        icmpCode,
        quoted,
        value,
        tos,
        length,
        sequence,
        acknowledged);
  }

  Packet withTos(int value) {
    return new Packet(
        source,
        sourcePort,
        destination,
        destinationPort,
        protocol,
        tcpFlags,
        icmpType,
        icmpCode,
        quoted,
        ttl,
        value,
        length,
        sequence,
        acknowledged);
  }

  /** {@code 10.0.0.2:40000 -> 10.0.0.3:80 tcp SYN}. */
  @Override
  public String toString() {
    String ports =
        sourcePort < 0
            ? source + " -> " + destination
            : source + ":" + sourcePort + " -> " + destination + ":" + destinationPort;
    return ports + " " + Protocols.name(protocol) + flagNames();
  }

  private String flagNames() {
    if (protocol == Protocols.ICMP && quoted != null) {
      return " error " + icmpType + "/" + icmpCode;
    }
    String names =
        ((tcpFlags & SYN) != 0 ? ",SYN" : "")
            + ((tcpFlags & RST) != 0 ? ",RST" : "")
            + ((tcpFlags & PSH) != 0 ? ",PSH" : "")
            + ((tcpFlags & ACK) != 0 ? ",ACK" : "");
    return names.isEmpty() ? "" : " " + names.substring(1);
  }
}

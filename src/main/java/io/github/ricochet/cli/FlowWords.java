package io.github.ricochet.cli;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.path.Flow;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A flow as people and files write it.
 *
 * @param from the sender; empty for the host itself
 * @param to the address that is asked
 * @param protocol the IP protocol number
 * @param port the port that is asked
 */
record FlowWords(Optional<Ip> from, Ip to, int protocol, int port) {

  /**
   * Reads {@code 10.0.0.2} or {@code local}, and {@code 192.0.2.1:80/tcp}.
   *
   * @throws UsageException if they are no such words
   */
  static FlowWords of(String from, String destination) throws UsageException {
    int slash = destination.lastIndexOf('/');
    int colon = destination.lastIndexOf(':', slash < 0 ? destination.length() : slash);
    if (colon < 0) {
      throw new UsageException("--to takes ADDRESS:PORT/PROTO, not " + destination);
    }
    String proto = slash < 0 ? "tcp" : destination.substring(slash + 1);
    String port = destination.substring(colon + 1, slash < 0 ? destination.length() : slash);
    return of(from, destination.substring(0, colon), proto, port);
  }

  /**
   * Reads each of them.
   *
   * @throws UsageException if one of them is none
   */
  static FlowWords of(String from, String to, String proto, String port) throws UsageException {
    Optional<Ip> sender = from.equals("local") ? Optional.empty() : Optional.of(address(from));
    OptionalInt protocol = Protocols.number(proto);
    if (protocol.isEmpty()) {
      throw new UsageException("no protocol: " + proto);
    }
    if (protocol.getAsInt() != Protocols.TCP && protocol.getAsInt() != Protocols.UDP) {
      throw new UsageException("tcp and udp can be walked, not " + proto);
    }
    return new FlowWords(sender, address(to), protocol.getAsInt(), port(port));
  }

  /**
   * The flow.
   *
   * @param sourcePort the sender's port, or null where it does not matter
   * @param in where it comes in by, or null where that is known
   * @throws UsageException if that is no port
   */
  Flow flow(String sourcePort, String in) throws UsageException {
    OptionalInt sport = sourcePort == null ? OptionalInt.empty() : OptionalInt.of(port(sourcePort));
    return new Flow(from, to, protocol, port, sport, Optional.ofNullable(in));
  }

  private static Ip address(String text) throws UsageException {
    Ip address = Ip.parse(text).orElseThrow(() -> new UsageException("no IP address: " + text));
    if (address.family() == Family.IPV6) {
      throw new UsageException("IPv6 is not simulated yet: " + text);
    }
    return address;
  }

  private static int port(String text) throws UsageException {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new UsageException("no port: " + text);
    }
    return Integer.parseInt(text);
  }
}

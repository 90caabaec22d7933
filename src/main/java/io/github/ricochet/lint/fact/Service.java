package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.Protocols;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a port forward publishes: the addresses, protocol and ports that others ask for. Two rules
 * that publish the same, such as one for the outside and one for the inside, publish one service.
 *
 * @param addresses the addresses at which it is asked for, in order; none where those of the host
 *     are meant and no dump tells them
 * @param named whether its rules name these addresses; else they are the host's own
 * @param protocol the IP protocol number; empty where its rules name none
 * @param ports the ports, in order; all of them where its rules name none
 */
public record Service(
    List<Ip> addresses, boolean named, OptionalInt protocol, List<PortRange> ports) {

  /** Whether a packet to this address, protocol and port asks for the service. */
  public boolean isAskedBy(Ip to, int packetProtocol, int port) {
    return (protocol.isEmpty() || protocol.getAsInt() == packetProtocol)
        && ports.stream().anyMatch(p -> p.contains(port))
        && addresses.contains(to);
  }

  /** The ports as people write them, {@code 80-81,443}; empty where all are meant. */
  public String portText() {
    return ports.size() == 1 && ports.get(0).equals(PortRange.ALL) ? "" : portText(ports);
  }

  /** Port ranges as people write them: {@code 80-81,443}. */
  public static String portText(List<PortRange> ports) {
    return ports.size() == 1
        ? text(ports.get(0))
        : ports.stream().map(Service::text).collect(Collectors.joining(","));
  }

  private static String text(PortRange range) {
    return range.first() == range.last()
        ? Integer.toString(range.first())
        : range.first() + "-" + range.last();
  }

  /** {@code 192.0.2.1:80-81/tcp}, or {@code port 80/tcp of this host} where no address is named. */
  @Override
  public String toString() {
    if (!named) {
      return portWords() + " of this host";
    }
    String where =
        addresses.size() == 1
            ? addresses.get(0).toString()
            : addresses.stream().map(Ip::toString).collect(Collectors.joining(","));
    String asked = portText();
    return where + (asked.isEmpty() ? "" : ":" + asked) + tail();
  }

  /**
   * {@code port 80/tcp of any other host (203.0.113.2, say)}: what a rule without address takes.
   */
  public String textElsewhere(Ip representative) {
    return portWords() + " of any other host (" + representative + ", say)";
  }

  private String portWords() {
    return (portText().isEmpty() ? "every port" : "port " + portText()) + tail();
  }

  private String tail() {
    return protocol.isPresent() ? "/" + Protocols.name(protocol.getAsInt()) : "";
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who asks whom: the first packet of a connection, as its sender would send it.
 *
 * @param from the sender's address; empty for the host itself, which chooses its address as the
 *     kernel does
 * @param to the address that is asked
 * @param protocol the IP protocol number, 6 TCP or 17 UDP
 * @param destinationPort the port that is asked
 * @param sourcePort the sender's port, where it matters; else one of the ephemeral ports
 * @param in the bridge port or interface of the host that the packet comes in by; empty where the
 *     sender's place is known from the dumps
 */
public record Flow(
    Optional<Ip> from,
    Ip to,
    int protocol,
    int destinationPort,
    OptionalInt sourcePort,
    Optional<String> in) {

  /** The flow of a machine whose place the dumps tell. */
  public static Flow of(Ip from, Ip to, int protocol, int destinationPort) {
    return new Flow(
        Optional.of(from), to, protocol, destinationPort, OptionalInt.empty(), Optional.empty());
  }

  /** The flow of the host itself. */
  public static Flow local(Ip to, int protocol, int destinationPort) {
    return new Flow(
        Optional.empty(), to, protocol, destinationPort, OptionalInt.empty(), Optional.empty());
  }

  /** {@code 10.0.0.2 -> 192.0.2.1:80/tcp}. */
  @Override
  public String toString() {
    return from.map(Ip::toString).orElse("local")
        + " -> "
        + to
        + ":"
        + destinationPort
        + "/"
        + Protocols.name(protocol);
  }
}

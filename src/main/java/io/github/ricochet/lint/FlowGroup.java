package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Flow;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Flows to one address that behave alike, whatever their port and whichever of some sources they
 * come from.
 *
 * @param crowd who asks; its first was walked
 * @param to the address that is asked
 * @param protocol the IP protocol number; empty where TCP and UDP behave alike
 * @param port the port that was walked
 * @param ports all of their ports, in order
 */
public record FlowGroup(Crowd crowd, Ip to, OptionalInt protocol, int port, List<PortRange> ports) {

  /** Who was walked. */
  public Source source() {
    return crowd.first();
  }

  /** The flow that stands for them all. */
  public Flow flow() {
    return new Flow(
        source().address(),
        to,
        protocol.orElse(Protocols.TCP),
        port,
        OptionalInt.empty(),
        source().in());
  }

  /** One group for each source. */
  public Stream<FlowGroup> bySource() {
    return crowd.stream().map(s -> new FlowGroup(Crowd.of(s), to, protocol, port, ports));
  }

  /** The sender's address, or {@code local} for the host itself. */
  public String from() {
    return source().address().map(Ip::toString).orElse("local");
  }

  /** {@code tcp}, {@code udp}, or {@code any} where they behave alike. */
  public String protocolName() {
    return protocol.isPresent() ? Protocols.name(protocol.getAsInt()) : "any";
  }

  /** Whether there are more ports than the one that was walked. */
  public boolean hasSeveralPorts() {
    return !ports.equals(List.of(PortRange.of(port)));
  }

  /** All of their ports as people write them: {@code 80-81,443}. */
  public String portText() {
    return Service.portText(ports);
  }

  /** What is asked: {@code 192.0.2.1:80-81/tcp}. */
  public String destination() {
    return to + ":" + portText() + (protocol.isPresent() ? "/" + protocolName() : "");
  }
}

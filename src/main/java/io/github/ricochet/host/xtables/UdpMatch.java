package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import java.util.Optional;

/**
 * {@code -m udp} (xt_tcpudp.c).
 *
 * @param sourcePorts {@code --sport}
 * @param destinationPorts {@code --dport}
 */
public record UdpMatch(
    Optional<Term<PortRange>> sourcePorts, Optional<Term<PortRange>> destinationPorts)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    boolean udp = packet.protocol() == Protocols.UDP || packet.protocol() == Protocols.UDPLITE;
    return Decision.of(
        udp
            && !packet.laterFragment()
            && Ports.matches(sourcePorts, packet.sourcePort())
            && Ports.matches(destinationPorts, packet.destinationPort()));
  }

  @Override
  public String save() {
    return " -m udp" + Ports.save(sourcePorts, destinationPorts);
  }
}

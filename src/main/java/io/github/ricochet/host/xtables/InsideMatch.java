package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import java.util.List;
import java.util.Optional;

/**
 * A match that looks inside packets of one protocol: sctp, dccp, ah, esp, ipcomp, mh, tcpmss, osf.
 * Other packets never pass; of those, ports are known, and no dump tells the rest.
 *
 * @param name the match's name
 * @param protocol the protocol's number
 * @param sourcePorts {@code --sport}
 * @param destinationPorts {@code --dport}
 * @param words the other options as the save program prints them
 */
public record InsideMatch(
    String name,
    int protocol,
    Optional<Term<PortRange>> sourcePorts,
    Optional<Term<PortRange>> destinationPorts,
    List<String> words)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    boolean known =
        packet.protocol() == protocol
            && !packet.laterFragment()
            && Ports.matches(sourcePorts, packet.sourcePort())
            && Ports.matches(destinationPorts, packet.destinationPort());
    return Decision.of(known).and(words.isEmpty() ? Decision.YES : Decision.UNDECIDED);
  }

  @Override
  public String save() {
    return " -m " + name + Ports.save(sourcePorts, destinationPorts) + Words.joined(words);
  }
}

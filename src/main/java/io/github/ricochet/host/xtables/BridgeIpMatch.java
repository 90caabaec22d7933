package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of ebtables on IP packets, {@code --ip-…} (ebt_ip.c) and {@code --ip6-…} (ebt_ip6.c).
 *
 * @param v6 whether they are the IPv6 ones
 * @param source {@code --ip-src}
 * @param destination {@code --ip-dst}
 * @param tos {@code --ip-tos}, {@code --ip6-tclass}: the whole octet
 * @param protocol {@code --ip-proto}
 * @param sourcePorts {@code --ip-sport}
 * @param destinationPorts {@code --ip-dport}
 * @param icmp {@code --ip-icmp-type}, {@code --ip6-icmp-type}
 * @param igmp {@code --ip-igmp-type}, as the save program prints it; no dump decides it
 */
public record BridgeIpMatch(
    boolean v6,
    Optional<Term<Prefix>> source,
    Optional<Term<Prefix>> destination,
    Optional<Term<Integer>> tos,
    Optional<Term<Integer>> protocol,
    Optional<Term<PortRange>> sourcePorts,
    Optional<Term<PortRange>> destinationPorts,
    Optional<Term<IcmpTypes>> icmp,
    Optional<Term<String>> igmp)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    if (packet.etherType() != (v6 ? Ethertypes.IPV6 : Ethertypes.IPV4)) {
      return Decision.NO;
    }
    boolean header =
        tos.map(t -> (t.value() == packet.tos()) != t.not()).orElse(true)
            && source.map(t -> t.value().contains(packet.source()) != t.not()).orElse(true)
            && destination
                .map(t -> t.value().contains(packet.destination()) != t.not())
                .orElse(true)
            && protocol.map(t -> (t.value() == packet.protocol()) != t.not()).orElse(true);
    boolean looksInside =
        sourcePorts.isPresent()
            || destinationPorts.isPresent()
            || icmp.isPresent()
            || igmp.isPresent();
    if (!header || (looksInside && packet.laterFragment())) {
      return Decision.NO;
    }
    boolean inside =
        Ports.matches(sourcePorts, packet.sourcePort())
            && Ports.matches(destinationPorts, packet.destinationPort())
            && icmp.map(t -> t.value().contains(packet.icmpType(), packet.icmpCode()) != t.not())
                .orElse(true);
    return Decision.of(inside).and(igmp.isPresent() ? Decision.UNDECIDED : Decision.YES);
  }

  @Override
  public String save() {
    String ip = v6 ? "--ip6-" : "--ip-";
    String octet = v6 ? "--ip6-tclass" : "--ip-tos";
    return source.map(t -> address(t, ip + "src")).orElse("")
        + destination.map(t -> address(t, ip + "dst")).orElse("")
        + tos.map(t -> new Term<>(t.not(), hex(t.value())).saveInside(octet)).orElse("")
        + protocol
            .map(t -> new Term<>(t.not(), Protocols.name(t.value())).saveInside(ip + "proto"))
            .orElse("")
        + sourcePorts.map(t -> t.saveInside(ip + "sport")).orElse("")
        + destinationPorts.map(t -> t.saveInside(ip + "dport")).orElse("")
        + icmp.map(t -> new Term<>(t.not(), t.value().name(v6)).saveInside(ip + "icmp-type"))
            .orElse("")
        + igmp.map(t -> t.saveInside(ip + "igmp-type")).orElse("");
  }

  private static String address(Term<Prefix> term, String option) {
    return new Term<>(term.not(), Words.address(term.value())).saveInside(option);
  }

  private static String hex(int octet) {
    return String.format(Locale.ROOT, "0x%02X", octet);
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.AddrtypeMatch;
import io.github.ricochet.host.xtables.ConntrackMatch;
import io.github.ricochet.host.xtables.ConntrackView;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.Header;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.IprangeMatch;
import io.github.ricochet.host.xtables.MacMatch;
import io.github.ricochet.host.xtables.MarkMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.PacketView;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.PkttypeMatch;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.SetMatch;
import io.github.ricochet.host.xtables.StateMatch;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.TosMatch;
import io.github.ricochet.host.xtables.TtlMatch;
import io.github.ricochet.host.xtables.UdpMatch;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which condition of a rule a packet fails, and what the packet has in its place. */
final class Unmatched {

  private Unmatched() {}

  static String reason(Rule rule, PacketView packet) {
    if (rule.header().decide(packet) == Decision.NO) {
      return failing(rule.header(), packet);
    }
    for (Match match : rule.matches()) {
      if (match.decide(packet) == Decision.NO) {
        return told(match.save(), has(match, packet));
      }
    }
    return "left open";
  }

  private static String told(String condition, String has) {
    return condition.strip() + (has.isEmpty() ? "" : " (" + has + ")");
  }

  /** One condition of a header, and what the packet has of it. */
  private record Part(Header header, String has) {}

  /** The part of a header test that fails: its first, looked at one by one. */
  private static String failing(Header header, PacketView packet) {
    if (!(header instanceof IpHeader ip)) {
      return told(header.save(), "");
    }
    Optional<Term<Prefix>> none = Optional.empty();
    Optional<Term<String>> any = Optional.empty();
    Optional<Term<Integer>> every = Optional.empty();
    Optional<Boolean> whole = Optional.empty();
    return Stream.of(
            new Part(new IpHeader(none, none, ip.in(), any, every, whole), in(packet)),
            new Part(new IpHeader(none, none, any, ip.out(), every, whole), out(packet)),
            new Part(
                new IpHeader(ip.source(), none, any, any, every, whole),
                "source " + packet.source()),
            new Part(
                new IpHeader(none, ip.destination(), any, any, every, whole),
                "destination " + packet.destination()),
            new Part(
                new IpHeader(none, none, any, any, ip.protocol(), whole),
                Protocols.name(packet.protocol())))
        .filter(part -> part.header().decide(packet) == Decision.NO)
        .findFirst()
        .map(part -> told(part.header().save(), part.has()))
        .orElseGet(() -> told(ip.save(), ""));
  }

  private static String in(PacketView packet) {
    return packet.in().isEmpty() ? "no in" : "in=" + packet.in();
  }

  private static String out(PacketView packet) {
    return packet.out().isEmpty() ? "no out" : "out=" + packet.out();
  }

  /** What the packet has of what a match asks for; empty where its words are no help. */
  private static String has(Match match, PacketView packet) {
    if (match instanceof ConntrackMatch || match instanceof StateMatch) {
      return connection(packet.conntrack());
    }
    if (match instanceof MarkMatch mark) {
      int value = mark.ofConnection() ? packet.conntrack().mark() : packet.mark();
      return "mark 0x" + Integer.toHexString(value);
    }
    if (match instanceof TcpMatch || match instanceof UdpMatch || match instanceof MultiportMatch) {
      return "from port " + packet.sourcePort() + " to " + packet.destinationPort() + flags(packet);
    }
    if (match instanceof PhysdevMatch) {
      return packet.physin().isEmpty()
          ? "not bridged"
          : "physin=" + packet.physin() + " physout=" + packet.physout();
    }
    if (match instanceof AddrtypeMatch
        || match instanceof IprangeMatch
        || match instanceof SetMatch) {
      return packet.source() + " -> " + packet.destination();
    }
    if (match instanceof TtlMatch) {
      return "ttl " + packet.ttl();
    }
    if (match instanceof TosMatch) {
      return "tos 0x" + Integer.toHexString(packet.tos());
    }
    if (match instanceof MacMatch) {
      return packet.sourceMac() == null ? "no Ethernet header" : "from " + packet.sourceMac();
    }
    return match instanceof PkttypeMatch ? packet.packetType().name().toLowerCase(Locale.ROOT) : "";
  }

  private static String connection(ConntrackView connection) {
    return connection.state()
        + (connection.sourceNat() ? ",SNAT" : "")
        + (connection.destinationNat() ? ",DNAT" : "")
        + (connection.tracked() ? connection.original() ? ", original" : ", reply" : "");
  }

  private static String flags(PacketView packet) {
    String names =
        Stream.of("FIN", "SYN", "RST", "PSH", "ACK")
            .filter(f -> (packet.tcpFlags() & flag(f)) != 0)
            .reduce((a, b) -> a + "," + b)
            .orElse("");
    return names.isEmpty() ? "" : " " + names;
  }

  private static int flag(String name) {
    return switch (name) {
      case "FIN" -> Packet.FIN;
      case "SYN" -> Packet.SYN;
      case "RST" -> Packet.RST;
      case "PSH" -> Packet.PSH;
      default -> Packet.ACK;
    };
  }
}

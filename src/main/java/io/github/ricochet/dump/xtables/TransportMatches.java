package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UdpMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The matches that look at ports: tcp, udp, multiport. */
final class TransportMatches {

  private static final Option<PortRange> SPORT =
      Option.one("sport", Values::anyPorts).also("source-port");
  private static final Option<PortRange> DPORT =
      Option.one("dport", Values::anyPorts).also("destination-port");
  private static final Option<Boolean> SYN = Option.flag("syn");
  private static final Option<TcpMatch.Flags> FLAGS =
      Option.two("tcp-flags", (mask, set, family) -> new TcpMatch.Flags(flags(mask), flags(set)));
  private static final Option<Integer> TCP_OPTION =
      Option.one("tcp-option", Values.upTo(1, 255, "TCP option"));

  private static final Option<List<PortRange>> SPORTS =
      Option.one("sports", TransportMatches::portList).also("source-ports");
  private static final Option<List<PortRange>> DPORTS =
      Option.one("dports", TransportMatches::portList).also("destination-ports");
  private static final Option<List<PortRange>> PORTS =
      Option.one("ports", TransportMatches::portList);

  private static final int[] WITH_PORTS = {
    Protocols.TCP, Protocols.UDP, Protocols.UDPLITE, Protocols.SCTP, Protocols.DCCP
  };

  private TransportMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        new Extension<>(
            "tcp", List.of(SPORT, DPORT, SYN, FLAGS, TCP_OPTION), TransportMatches::tcp),
        new Extension<>("udp", List.of(SPORT, DPORT), TransportMatches::udp),
        new Extension<>("multiport", List.of(SPORTS, DPORTS, PORTS), TransportMatches::multiport));
  }

  private static Match tcp(Options o, RuleScope rule) {
    rule.needProtocol("-m tcp", Protocols.TCP);
    Optional<Term<TcpMatch.Flags>> flags =
        o.term(SYN).map(t -> new Term<>(t.not(), TcpMatch.Flags.SYN)).or(() -> o.term(FLAGS));
    return new TcpMatch(
        portTerm(o, SPORT, rule), portTerm(o, DPORT, rule), flags, o.term(TCP_OPTION));
  }

  private static Match udp(Options o, RuleScope rule) {
    rule.needProtocol("-m udp", Protocols.UDP, Protocols.UDPLITE);
    return new UdpMatch(portTerm(o, SPORT, rule), portTerm(o, DPORT, rule));
  }

  /** All ports is no test at all, and iptables-save does not print it. */
  static Optional<Term<PortRange>> portTerm(Options o, Option<PortRange> option, RuleScope rule) {
    Optional<Term<PortRange>> ports = o.term(option);
    if (ports.isPresent()
        && ports.get().value().first() > ports.get().value().last()
        && !rule.saved()) {
      throw Values.reversed(ports.get().value().toString(), o.word(option));
    }
    return ports.filter(t -> t.not() || !t.value().equals(PortRange.ALL));
  }

  private static Match multiport(Options o, RuleScope rule) {
    rule.needProtocol("-m multiport", WITH_PORTS);
    o.needOneOf(List.of(SPORTS, DPORTS, PORTS));
    o.atMostOneOf(List.of(SPORTS, DPORTS, PORTS));
    if (o.has(SPORTS)) {
      return multiport(MultiportMatch.Side.SPORTS, o.needTerm(SPORTS));
    }
    return o.has(DPORTS)
        ? multiport(MultiportMatch.Side.DPORTS, o.needTerm(DPORTS))
        : multiport(MultiportMatch.Side.PORTS, o.needTerm(PORTS));
  }

  private static Match multiport(MultiportMatch.Side side, Term<List<PortRange>> ports) {
    return new MultiportMatch(side, ports.not(), ports.value());
  }

  private static List<PortRange> portList(String word, RuleFamily family) {
    List<PortRange> ports = new ArrayList<>();
    int places = 0;
    for (String part : word.split(",", -1)) {
      if (part.isEmpty()) {
        throw new Slip(
            "\""
                + word
                + "\" has an empty place; ports are separated by single commas, without blanks");
      }
      PortRange range = Values.ports(part, ':');
      ports.add(range);
      places += part.indexOf(':') < 0 ? 1 : 2;
    }
    if (places > MultiportMatch.MAX_PORTS) {
      throw new Slip(
          places
              + " ports (a range counts as two); -m multiport takes at most "
              + MultiportMatch.MAX_PORTS);
    }
    return List.copyOf(ports);
  }

  private static int flags(String word) {
    int bits = 0;
    for (String name : word.split(",", -1)) {
      int bit =
          switch (name.toUpperCase(Locale.ROOT)) {
            case "FIN" -> 1;
            case "SYN" -> 2;
            case "RST" -> 4;
            case "PSH" -> 8;
            case "ACK" -> 16;
            case "URG" -> 32;
            case "ALL" -> 63;
            case "NONE" -> 0;
            default ->
                throw new Slip(
                    "\""
                        + name
                        + "\" is no TCP flag; FIN SYN RST PSH ACK URG ALL NONE are the names");
          };
      bits |= bit;
    }
    return bits;
  }
}

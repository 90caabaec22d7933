package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.BridgeAmongMatch;
import io.github.ricochet.host.xtables.BridgeAmongMatch.Pair;
import io.github.ricochet.host.xtables.BridgeIpMatch;
import io.github.ricochet.host.xtables.BridgeLimitMatch;
import io.github.ricochet.host.xtables.BridgeMarkMatch;
import io.github.ricochet.host.xtables.BridgePkttypeMatch;
import io.github.ricochet.host.xtables.IcmpTypes;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The matches of ebtables that decide IP packets: addresses and ports, mark, packet type, among,
 * limit.
 */
final class BridgeMatches {

  private static final Option<Mark> MARK = Option.one("mark", BridgeMatches::mark);
  private static final Option<PacketType> PKTTYPE =
      Option.one("pkttype-type", BridgeMatches::packetType);
  private static final Option<Long> LIMIT = Option.one("limit", PacketMatches::period).plain();
  private static final Option<Long> BURST =
      Option.one("limit-burst", Values.unsigned("burst")).plain();
  private static final Option<List<Pair>> AMONG_SRC = Option.one("among-src", BridgeMatches::among);
  private static final Option<List<Pair>> AMONG_DST = Option.one("among-dst", BridgeMatches::among);

  private record Mark(boolean anyBit, MarkMask mark) {}

  private BridgeMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        ip(false),
        ip(true),
        new Extension<>("mark_m", List.of(MARK), (o, rule) -> mark(o.needTerm(MARK))),
        new Extension<>(
            "pkttype", List.of(PKTTYPE), (o, rule) -> new BridgePkttypeMatch(o.needTerm(PKTTYPE))),
        new Extension<>("limit", List.of(LIMIT, BURST), BridgeMatches::limit),
        new Extension<>(
            "among",
            List.of(AMONG_SRC, AMONG_DST),
            (o, rule) -> new BridgeAmongMatch(o.term(AMONG_SRC), o.term(AMONG_DST))));
  }

  private static Extension<Match> ip(boolean v6) {
    String ip = v6 ? "ip6-" : "ip-";
    RuleFamily addresses = v6 ? RuleFamily.IP6TABLES : RuleFamily.IPTABLES;
    Option<Prefix> source =
        Option.one(ip + "src", (word, family) -> Values.prefix(word, addresses))
            .also(ip + "source");
    Option<Prefix> destination =
        Option.one(ip + "dst", (word, family) -> Values.prefix(word, addresses))
            .also(ip + "destination");
    Option<Integer> tos = Option.one(v6 ? "ip6-tclass" : "ip-tos", BridgeMatches::octet);
    Option<Integer> protocol =
        Option.one(ip + "proto", (word, family) -> HeaderValues.protocol(word).orElse(0))
            .also(ip + "protocol");
    Option<PortRange> sport = Option.one(ip + "sport", Values::ports).also(ip + "source-port");
    Option<PortRange> dport = Option.one(ip + "dport", Values::ports).also(ip + "destination-port");
    Option<IcmpTypes> icmp =
        Option.one(ip + "icmp-type", (word, family) -> IcmpMatches.types(word, v6));
    Option<String> igmp = Option.one("ip-igmp-type", BridgeMatches::igmpType);
    List<Option<?>> options =
        new ArrayList<>(List.of(source, destination, tos, protocol, sport, dport, icmp));
    if (!v6) {
      options.add(igmp);
    }
    return new Extension<>(
        v6 ? "ip6" : "ip",
        options,
        (o, rule) -> {
          checkPorts(o.value(protocol), o.has(sport) || o.has(dport), ip);
          return new BridgeIpMatch(
              v6,
              o.term(source),
              o.term(destination),
              o.term(tos),
              o.term(protocol),
              o.term(sport),
              o.term(dport),
              o.term(icmp),
              o.term(igmp));
        });
  }

  private static void checkPorts(Optional<Integer> protocol, boolean ports, String ip) {
    if (ports && !protocol.map(Protocols::hasPorts).orElse(false)) {
      throw new Slip(
          "a port without --"
              + ip
              + "proto tcp or udp (sctp, dccp); a protocol with ports must be named");
    }
  }

  private static int octet(String word, RuleFamily family) {
    String hex = word.regionMatches(true, 0, "0x", 0, 2) ? word : "0x" + word;
    return (int) Values.number(hex, 0, 255, "type of service");
  }

  private static String igmpType(String word, RuleFamily family) {
    List<String> names =
        List.of(
            "membership-query",
            "membership-report-v1",
            "membership-report-v2",
            "membership-report-v3",
            "leave-group");
    return names.contains(word)
        ? word
        : Values.range(255, "IGMP type").read(word, family).toString();
  }

  private static Match mark(Term<Mark> mark) {
    return new BridgeMarkMatch(mark.not(), mark.value().anyBit(), mark.value().mark());
  }

  private static Mark mark(String word, RuleFamily family) {
    return word.startsWith("/")
        ? new Mark(true, new MarkMask(0, Values.mark("0" + word, family).mask()))
        : new Mark(false, Values.mark(word, family));
  }

  private static PacketType packetType(String word, RuleFamily family) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "host", "broadcast", "multicast", "otherhost" ->
          PacketType.valueOf(word.toUpperCase(Locale.ROOT));
      default ->
          throw new Slip(
              "\""
                  + word
                  + "\" is no packet type; host, broadcast, multicast or otherhost is needed");
    };
  }

  private static Match limit(Options o, RuleScope rule) {
    return new BridgeLimitMatch(
        o.need(LIMIT), o.value(BURST).orElse((long) LimitMatch.DEFAULT_BURST));
  }

  /** {@code MAC[=IP],…}; a last comma is legal. */
  private static List<Pair> among(String word, RuleFamily family) {
    List<Pair> pairs = new ArrayList<>();
    String[] parts = word.split(",", -1);
    int count =
        parts.length > 1 && parts[parts.length - 1].isEmpty() ? parts.length - 1 : parts.length;
    for (int i = 0; i < count; i++) {
      int equals = parts[i].indexOf('=');
      Mac mac = Values.mac(equals < 0 ? parts[i] : parts[i].substring(0, equals), family);
      Optional<Ip> ip =
          equals < 0
              ? Optional.empty()
              : Optional.of(Values.address(parts[i].substring(equals + 1), RuleFamily.IPTABLES));
      pairs.add(new Pair(mac, ip));
    }
    return List.copyOf(pairs);
  }
}

package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.xtables.IcmpMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code -m icmp} and {@code -m icmp6}, with the names of types that libxtables knows (xt_icmp.h).
 */
final class IcmpMatches {

  private static final String V4_NAMES =
      """
      any 255 echo-reply 0 pong 0 destination-unreachable 3 network-unreachable 3/0 host-unreachable 3/1
      protocol-unreachable 3/2 port-unreachable 3/3 fragmentation-needed 3/4 source-route-failed 3/5
      network-unknown 3/6 host-unknown 3/7 network-prohibited 3/9 host-prohibited 3/10
      TOS-network-unreachable 3/11 TOS-host-unreachable 3/12 communication-prohibited 3/13
      host-precedence-violation 3/14 precedence-cutoff 3/15 source-quench 4 redirect 5 network-redirect 5/0
      host-redirect 5/1 TOS-network-redirect 5/2 TOS-host-redirect 5/3 echo-request 8 ping 8
      router-advertisement 9 router-solicitation 10 time-exceeded 11 ttl-exceeded 11 ttl-zero-during-transit 11/0
      ttl-zero-during-reassembly 11/1 parameter-problem 12 ip-header-bad 12/0 required-option-missing 12/1
      timestamp-request 13 timestamp-reply 14 address-mask-request 17 address-mask-reply 18
      """;

  private static final String V6_NAMES =
      """
      destination-unreachable 1 no-route 1/0 communication-prohibited 1/1 beyond-scope 1/2
      address-unreachable 1/3 port-unreachable 1/4 failed-policy 1/5 reject-route 1/6 packet-too-big 2
      time-exceeded 3 ttl-exceeded 3 ttl-zero-during-transit 3/0 ttl-zero-during-reassembly 3/1
      parameter-problem 4 bad-header 4/0 unknown-header-type 4/1 unknown-option 4/2 echo-request 128 ping 128
      echo-reply 129 pong 129 mld-listener-query 130 mld-listener-report 131 mld-listener-done 132
      mld-listener-reduction 132 router-solicitation 133 router-advertisement 134 neighbour-solicitation 135
      neighbor-solicitation 135 neighbour-advertisement 136 neighbor-advertisement 136 redirect 137
      """;

  private static final Map<String, String> V4 = table(V4_NAMES);
  private static final Map<String, String> V6 = table(V6_NAMES);

  private static final Option<Kind> ICMP_TYPE =
      Option.one("icmp-type", (word, family) -> kind(word, V4));
  private static final Option<Kind> ICMPV6_TYPE =
      Option.one("icmpv6-type", (word, family) -> kind(word, V6)).also("icmp6-type");

  /** A type with the codes that count. */
  record Kind(int type, int firstCode, int lastCode) {}

  private IcmpMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        new Extension<>(
            "icmp", List.of(ICMP_TYPE), (o, rule) -> match(o.needTerm(ICMP_TYPE), rule, false)),
        new Extension<>(
            "icmp6",
            List.of(ICMPV6_TYPE),
            (o, rule) -> match(o.needTerm(ICMPV6_TYPE), rule, true)));
  }

  private static Match match(Term<Kind> kind, RuleScope rule, boolean v6) {
    rule.needProtocol(v6 ? "-m icmp6" : "-m icmp", v6 ? Protocols.ICMPV6 : Protocols.ICMP);
    Kind k = kind.value();
    return new IcmpMatch(v6, kind.not(), k.type(), k.firstCode(), k.lastCode());
  }

  private static Map<String, String> table(String text) {
    Map<String, String> table = new TreeMap<>();
    String[] words = text.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      table.put(words[i].toLowerCase(Locale.ROOT), words[i + 1]);
    }
    return table;
  }

  /** {@code 3}, {@code 3/1}, {@code 3/1:4} or a name; a name's unambiguous beginning will do. */
  static Kind kind(String word, boolean v6) {
    return kind(word, v6 ? V6 : V4);
  }

  private static Kind kind(String word, Map<String, String> names) {
    String number = Values.isNumber(word.split("/", 2)[0]) ? word : named(word, names);
    int slash = number.indexOf('/');
    int type =
        (int) Values.number(slash < 0 ? number : number.substring(0, slash), 0, 255, "ICMP type");
    if (slash < 0) {
      return new Kind(type, 0, 255);
    }
    String codes = number.substring(slash + 1);
    int colon = codes.indexOf(':');
    int first =
        (int) Values.number(colon < 0 ? codes : codes.substring(0, colon), 0, 255, "ICMP code");
    int last =
        colon < 0 ? first : (int) Values.number(codes.substring(colon + 1), 0, 255, "ICMP code");
    return new Kind(type, first, last);
  }

  private static String named(String word, Map<String, String> names) {
    String wanted = word.toLowerCase(Locale.ROOT);
    String exact = names.get(wanted);
    if (exact != null) {
      return exact;
    }
    List<String> longer = names.keySet().stream().filter(n -> n.startsWith(wanted)).toList();
    if (longer.size() == 1) {
      return names.get(longer.get(0));
    }
    throw new Slip(
        longer.isEmpty()
            ? "\"" + word + "\" is no ICMP type; a name such as echo-request or a number is needed"
            : "\""
                + word
                + "\" may be any of "
                + String.join(", ", longer)
                + "; write one of them in full");
  }
}

package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.xtables.IcmpMatch;
import io.github.ricochet.host.xtables.IcmpTypes;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Term;
import java.util.List;

/** {@code -m icmp} and {@code -m icmp6}. */
final class IcmpMatches {

  private static final Option<IcmpTypes> ICMP_TYPE =
      Option.one("icmp-type", (word, family) -> oneType(word, false));
  private static final Option<IcmpTypes> ICMPV6_TYPE =
      Option.one("icmpv6-type", (word, family) -> oneType(word, true)).also("icmp6-type");

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

  private static Match match(Term<IcmpTypes> types, RuleScope rule, boolean v6) {
    rule.needProtocol(v6 ? "-m icmp6" : "-m icmp", v6 ? Protocols.ICMPV6 : Protocols.ICMP);
    IcmpTypes t = types.value();
    return new IcmpMatch(v6, types.not(), t.firstType(), t.firstCode(), t.lastCode());
  }

  private static IcmpTypes oneType(String word, boolean v6) {
    IcmpTypes types =
        !v6 && word.equalsIgnoreCase("any") ? IcmpTypes.of(IcmpMatch.ANY) : types(word, v6);
    if (types.firstType() != types.lastType()) {
      throw new Slip("\"" + word + "\" is a range of ICMP types; one type is needed here");
    }
    return types;
  }

  /** {@code 3}, {@code 3/1}, {@code 3:4/1:4} or a name. */
  static IcmpTypes types(String word, boolean v6) {
    int slash = word.indexOf('/');
    String type = slash < 0 ? word : word.substring(0, slash);
    if (!Values.isNumber(type.split(":", 2)[0])) {
      return IcmpTypes.named(word, v6)
          .orElseThrow(
              () ->
                  new Slip(
                      "\""
                          + word
                          + "\" is no ICMP type; a name such as echo-request or a number is needed"));
    }
    int[] types = range(type, "ICMP type");
    int[] codes = slash < 0 ? new int[] {0, 255} : range(word.substring(slash + 1), "ICMP code");
    return new IcmpTypes(types[0], types[1], codes[0], codes[1]);
  }

  private static int[] range(String word, String what) {
    int colon = word.indexOf(':');
    int first = (int) Values.number(colon < 0 ? word : word.substring(0, colon), 0, 255, what);
    int last = colon < 0 ? first : (int) Values.number(word.substring(colon + 1), 0, 255, what);
    return new int[] {first, last};
  }
}

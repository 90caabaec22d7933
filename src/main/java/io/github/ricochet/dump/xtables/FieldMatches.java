package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.EcnMatch;
import io.github.ricochet.host.xtables.IprangeMatch;
import io.github.ricochet.host.xtables.LengthMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.TosMatch;
import io.github.ricochet.host.xtables.TtlMatch;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The matches that look at fields of the IP header: ttl, hl, length, tos, dscp, ecn, iprange. */
final class FieldMatches {

  private static final Option<PortRange> LENGTH =
      Option.one("length", Values.range(65535, "length"));
  private static final Option<Tos> TOS = Option.one("tos", (word, family) -> tos(word, 0xff));
  private static final Option<Integer> DSCP = Option.one("dscp", Values.upTo(0, 63, "DSCP"));
  private static final Option<Integer> DSCP_CLASS =
      Option.one("dscp-class", (word, family) -> dscpClass(word));
  private static final Option<Boolean> ECE = Option.flag("ecn-tcp-ece");
  private static final Option<Boolean> CWR = Option.flag("ecn-tcp-cwr");
  private static final Option<Integer> ECT =
      Option.one("ecn-ip-ect", Values.upTo(0, 3, "ECN codepoint"));
  private static final Option<IprangeMatch.Range> SRC_RANGE =
      Option.one("src-range", FieldMatches::addresses);
  private static final Option<IprangeMatch.Range> DST_RANGE =
      Option.one("dst-range", FieldMatches::addresses);

  private static final Map<String, Integer> TOS_NAMES =
      Map.of(
          "minimize-delay", 0x10,
          "maximize-throughput", 0x08,
          "maximize-reliability", 0x04,
          "minimize-cost", 0x02,
          "normal-service", 0x00);

  /** The bits that a name of a type of service means (IPTOS_TOS_MASK and the precedence bit). */
  private static final int NAMED_TOS = 0x3f;

  /** A type-of-service octet and the bits that count. */
  record Tos(int value, int mask) {}

  private FieldMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        ttl("ttl"),
        ttl("hl"),
        new Extension<>(
            "length", List.of(LENGTH), (o, rule) -> new LengthMatch(o.needTerm(LENGTH))),
        new Extension<>("tos", List.of(TOS), FieldMatches::tosMatch),
        new Extension<>("dscp", List.of(DSCP, DSCP_CLASS), FieldMatches::dscp),
        new Extension<>("ecn", List.of(ECE, CWR, ECT), FieldMatches::ecn),
        new Extension<>("iprange", List.of(SRC_RANGE, DST_RANGE), FieldMatches::iprange));
  }

  private static Extension<Match> ttl(String name) {
    boolean hopLimit = name.equals("hl");
    Option<Integer> eq = Option.one(name + "-eq", Values.upTo(0, 255, name));
    if (!hopLimit) {
      eq.also("ttl");
    }
    Option<Integer> lt = Option.one(name + "-lt", Values.upTo(0, 255, name)).plain();
    Option<Integer> gt = Option.one(name + "-gt", Values.upTo(0, 255, name)).plain();
    List<Option<Integer>> options = List.of(eq, lt, gt);
    return new Extension<>(
        name,
        List.copyOf(options),
        (o, rule) -> {
          o.needOneOf(options);
          o.atMostOneOf(options);
          if (o.has(eq)) {
            boolean not = o.needTerm(eq).not();
            return new TtlMatch(
                hopLimit, not ? TtlMatch.Comparison.NE : TtlMatch.Comparison.EQ, o.need(eq));
          }
          return o.has(lt)
              ? new TtlMatch(hopLimit, TtlMatch.Comparison.LT, o.need(lt))
              : new TtlMatch(hopLimit, TtlMatch.Comparison.GT, o.need(gt));
        });
  }

  private static Match tosMatch(Options o, RuleScope rule) {
    Tos tos = o.need(TOS);
    return new TosMatch(false, o.needTerm(TOS).not(), tos.value(), tos.mask());
  }

  /**
   * {@code 0x10}, {@code 0x10/0x3f} or a name such as Minimize-Delay.
   *
   * @param whole the mask that is meant where none is given
   */
  static Tos tos(String word, int whole) {
    Integer named = TOS_NAMES.get(word.toLowerCase(Locale.ROOT));
    if (named != null) {
      return new Tos(named, NAMED_TOS);
    }
    int slash = word.indexOf('/');
    int value =
        (int) Values.number(slash < 0 ? word : word.substring(0, slash), 0, 255, "type of service");
    return new Tos(
        value, slash < 0 ? whole : (int) Values.number(word.substring(slash + 1), 0, 255, "mask"));
  }

  private static Match dscp(Options o, RuleScope rule) {
    o.needOneOf(List.of(DSCP, DSCP_CLASS));
    o.atMostOneOf(List.of(DSCP, DSCP_CLASS));
    Option<Integer> given = o.has(DSCP) ? DSCP : DSCP_CLASS;
    return new TosMatch(true, o.needTerm(given).not(), o.need(given) << 2, 0xfc);
  }

  /** CS0 to CS7, AF11 to AF43, BE, EF (RFC 2474, 2597, 3246). */
  static int dscpClass(String word) {
    String name = word.toUpperCase(Locale.ROOT);
    if (name.equals("BE")) {
      return 0;
    }
    if (name.equals("EF")) {
      return 0x2e;
    }
    if (name.matches("CS[0-7]")) {
      return (name.charAt(2) - '0') << 3;
    }
    if (name.matches("AF[1-4][1-3]")) {
      return (name.charAt(2) - '0') << 3 | (name.charAt(3) - '0') << 1;
    }
    throw new Slip(
        "\"" + word + "\" is no DSCP class; BE, EF, CS0 to CS7 or AF11 to AF43 is needed");
  }

  private static Match ecn(Options o, RuleScope rule) {
    o.needOneOf(List.of(ECE, CWR, ECT));
    return new EcnMatch(
        o.term(ECE).map(t -> !t.not()), o.term(CWR).map(t -> !t.not()), o.term(ECT));
  }

  private static Match iprange(Options o, RuleScope rule) {
    o.needOneOf(List.of(SRC_RANGE, DST_RANGE));
    return new IprangeMatch(o.term(SRC_RANGE), o.term(DST_RANGE));
  }

  private static IprangeMatch.Range addresses(String word, RuleFamily family) {
    int dash = word.indexOf('-');
    Ip first = Values.address(dash < 0 ? word : word.substring(0, dash), family);
    Ip last = dash < 0 ? first : Values.address(word.substring(dash + 1), family);
    if (first.compareTo(last) > 0) {
      throw Values.reversed(word, Slip.LAST_WORD);
    }
    return new IprangeMatch.Range(first, last);
  }
}

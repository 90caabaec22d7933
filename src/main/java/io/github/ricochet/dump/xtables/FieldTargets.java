package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.MangleTarget.Ttl.Operation;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * The targets that change fields of the packet or how it is tracked: TOS, DSCP, TTL, HL, CT,
 * NOTRACK.
 */
final class FieldTargets {

  private static final Option<FieldMatches.Tos> SET_TOS =
      Option.one("set-tos", (word, family) -> FieldMatches.tos(word, 0xff)).plain();
  private static final Option<Integer> AND_TOS =
      Option.one("and-tos", Values.upTo(0, 255, "bits")).plain();
  private static final Option<Integer> OR_TOS =
      Option.one("or-tos", Values.upTo(0, 255, "bits")).plain();
  private static final Option<Integer> XOR_TOS =
      Option.one("xor-tos", Values.upTo(0, 255, "bits")).plain();
  private static final Option<Integer> SET_DSCP =
      Option.one("set-dscp", Values.upTo(0, 63, "DSCP")).plain();
  private static final Option<Integer> SET_DSCP_CLASS =
      Option.one("set-dscp-class", (word, family) -> FieldMatches.dscpClass(word)).plain();

  private static final Option<Boolean> NOTRACK = Option.flag("notrack").plain();

  /** In the save program's order. */
  private static final List<Option<?>> CT =
      List.of(
          NOTRACK,
          Option.one("helper", Values::text).plain(),
          Option.one("timeout", Values::text).plain(),
          Option.one("ctevents", Values::text).plain(),
          Option.one("expevents", Values::text).plain(),
          Option.one("zone-orig", FieldTargets::zone).plain(),
          Option.one("zone-reply", FieldTargets::zone).plain(),
          Option.one("zone", FieldTargets::zone).plain());

  private FieldTargets() {}

  static List<Extension<Target>> all() {
    return List.of(
        new Extension<>("TOS", List.of(SET_TOS, AND_TOS, OR_TOS, XOR_TOS), FieldTargets::tos),
        new Extension<>("DSCP", List.of(SET_DSCP, SET_DSCP_CLASS), FieldTargets::dscp),
        ttl("TTL", "ttl"),
        ttl("HL", "hl"),
        new Extension<>("CT", CT, FieldTargets::ct),
        new Extension<>("NOTRACK", List.of(), FieldTargets::notrack));
  }

  private static Target tos(Options o, RuleScope rule) {
    rule.needTable("-j TOS", "mangle");
    o.needOneOf(List.of(SET_TOS, AND_TOS, OR_TOS, XOR_TOS));
    o.atMostOneOf(List.of(SET_TOS, AND_TOS, OR_TOS, XOR_TOS));
    if (o.has(SET_TOS)) {
      return new MangleTarget.Tos(o.need(SET_TOS).value(), o.need(SET_TOS).mask(), false);
    }
    if (o.has(AND_TOS)) {
      return new MangleTarget.Tos(0, ~o.need(AND_TOS) & 0xff, false);
    }
    return o.has(OR_TOS)
        ? new MangleTarget.Tos(o.need(OR_TOS), o.need(OR_TOS), false)
        : new MangleTarget.Tos(o.need(XOR_TOS), 0, false);
  }

  private static Target dscp(Options o, RuleScope rule) {
    rule.needTable("-j DSCP", "mangle");
    o.needOneOf(List.of(SET_DSCP, SET_DSCP_CLASS));
    o.atMostOneOf(List.of(SET_DSCP, SET_DSCP_CLASS));
    return new MangleTarget.Tos(
        o.need(o.has(SET_DSCP) ? SET_DSCP : SET_DSCP_CLASS) << 2, 0xfc, true);
  }

  private static Extension<Target> ttl(String name, String prefix) {
    List<Option<Integer>> options = new ArrayList<>();
    for (String operation : List.of("set", "inc", "dec")) {
      int least = operation.equals("set") ? 0 : 1;
      options.add(
          Option.one(prefix + "-" + operation, Values.upTo(least, 255, "time to live")).plain());
    }
    return new Extension<>(
        name,
        List.copyOf(options),
        (o, rule) -> {
          rule.needTable("-j " + name, "mangle");
          o.needOneOf(options);
          o.atMostOneOf(options);
          int given = o.has(options.get(0)) ? 0 : o.has(options.get(1)) ? 1 : 2;
          Operation operation = List.of(Operation.SET, Operation.INC, Operation.DEC).get(given);
          return new MangleTarget.Ttl(operation, o.need(options.get(given)), name.equals("HL"));
        });
  }

  private static Target ct(Options o, RuleScope rule) {
    rule.needTable("-j CT", "raw");
    return new MangleTarget.Ct(o.has(NOTRACK), Printed.words(o, CT), false);
  }

  private static Target notrack(Options o, RuleScope rule) {
    rule.needTable("-j NOTRACK", "raw");
    return new MangleTarget.Ct(true, List.of(), true);
  }

  private static String zone(String word, RuleFamily family) {
    return word.equals("mark") ? word : Long.toString(Values.number(word, 0, 65535, "zone"));
  }
}

package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Mac;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.BridgeTarget;
import io.github.ricochet.host.xtables.BridgeTarget.Mark.Operation;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Target.Standard;
import java.util.List;

/** The targets of ebtables: dnat, snat, redirect, mark, arpreply. */
final class BridgeTargets {

  private static final Option<Mac> TO_DST =
      Option.one("to-dst", Values::mac).also("to-destination").plain();
  private static final Option<Standard> DNAT_TARGET = verdict("dnat-target");
  private static final Option<Mac> TO_SRC =
      Option.one("to-src", Values::mac).also("to-source").plain();
  private static final Option<Boolean> SNAT_ARP = Option.flag("snat-arp").plain();
  private static final Option<Standard> SNAT_TARGET = verdict("snat-target");
  private static final Option<Standard> REDIRECT_TARGET = verdict("redirect-target");
  private static final Option<Long> MARK_SET = mark("mark-set", "set-mark");
  private static final Option<Long> MARK_OR = mark("mark-or", "or-mark");
  private static final Option<Long> MARK_AND = mark("mark-and", "and-mark");
  private static final Option<Long> MARK_XOR = mark("mark-xor", "xor-mark");
  private static final Option<Standard> MARK_TARGET = verdict("mark-target");
  private static final Option<Mac> ARPREPLY_MAC = Option.one("arpreply-mac", Values::mac).plain();
  private static final Option<Standard> ARPREPLY_TARGET = verdict("arpreply-target");

  private static final List<Option<Long>> MARKS = List.of(MARK_SET, MARK_OR, MARK_AND, MARK_XOR);

  private BridgeTargets() {}

  static List<Extension<Target>> all() {
    return List.of(
        new Extension<>("dnat", List.of(TO_DST, DNAT_TARGET), BridgeTargets::dnat),
        new Extension<>("snat", List.of(TO_SRC, SNAT_ARP, SNAT_TARGET), BridgeTargets::snat),
        new Extension<>("redirect", List.of(REDIRECT_TARGET), BridgeTargets::redirect),
        new Extension<>(
            "mark",
            List.of(MARK_SET, MARK_OR, MARK_AND, MARK_XOR, MARK_TARGET),
            BridgeTargets::mark),
        new Extension<>(
            "arpreply", List.of(ARPREPLY_MAC, ARPREPLY_TARGET), BridgeTargets::arpreply));
  }

  private static Option<Standard> verdict(String name) {
    return Option.one(name, BridgeTargets::standard).plain();
  }

  private static Option<Long> mark(String name, String alias) {
    return Option.one(name, Values.unsigned("mark")).also(alias).plain();
  }

  private static Standard standard(String word, RuleFamily family) {
    return switch (word) {
      case "ACCEPT", "DROP", "CONTINUE", "RETURN" -> Standard.valueOf(word);
      default ->
          throw new Slip(
              "\"" + word + "\" is no verdict; ACCEPT, DROP, CONTINUE or RETURN is needed");
    };
  }

  private static Target dnat(Options o, RuleScope rule) {
    rule.needTable("-j dnat", "nat", "broute");
    return new BridgeTarget.Dnat(o.need(TO_DST), o.value(DNAT_TARGET).orElse(Standard.ACCEPT));
  }

  private static Target snat(Options o, RuleScope rule) {
    rule.needTable("-j snat", "nat");
    return new BridgeTarget.Snat(
        o.need(TO_SRC), o.has(SNAT_ARP), o.value(SNAT_TARGET).orElse(Standard.ACCEPT));
  }

  private static Target redirect(Options o, RuleScope rule) {
    rule.needTable("-j redirect", "nat", "broute");
    return new BridgeTarget.Redirect(o.value(REDIRECT_TARGET).orElse(Standard.ACCEPT));
  }

  private static Target mark(Options o, RuleScope rule) {
    o.needOneOf(MARKS);
    o.atMostOneOf(MARKS);
    Operation operation = Operation.SET;
    int value = 0;
    for (int i = 0; i < MARKS.size(); i++) {
      if (o.has(MARKS.get(i))) {
        operation = List.of(Operation.SET, Operation.OR, Operation.AND, Operation.XOR).get(i);
        value = o.need(MARKS.get(i)).intValue();
      }
    }
    return new BridgeTarget.Mark(operation, value, o.value(MARK_TARGET).orElse(Standard.ACCEPT));
  }

  private static Target arpreply(Options o, RuleScope rule) {
    rule.needTable("-j arpreply", "nat");
    return new BridgeTarget.ArpReply(
        o.value(ARPREPLY_MAC).orElse(new Mac(0)), o.value(ARPREPLY_TARGET).orElse(Standard.DROP));
  }
}

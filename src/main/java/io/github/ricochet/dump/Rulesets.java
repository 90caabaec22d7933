package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.EnumMap;
import java.util.Map;

/** The packet filter rules of a host, joined from all of its dumps. */
final class Rulesets {

  private static final Map<DumpKind, RuleFamily> FAMILIES =
      Map.of(
          DumpKind.IPTABLES_SAVE, RuleFamily.IPTABLES,
          DumpKind.IP6TABLES_SAVE, RuleFamily.IP6TABLES,
          DumpKind.EBTABLES_SAVE, RuleFamily.EBTABLES);

  private final Map<RuleFamily, Ruleset> rulesets = new EnumMap<>(RuleFamily.class);
  private final Facts facts;

  Rulesets(Facts facts) {
    this.facts = facts;
  }

  boolean takes(DumpKind kind) {
    return FAMILIES.containsKey(kind);
  }

  void read(Stretch stretch) {
    RuleFamily family = FAMILIES.get(stretch.kind());
    rulesets.putIfAbsent(family, RuleReaders.read(stretch, family, facts::add));
  }

  Map<RuleFamily, Ruleset> all() {
    return rulesets;
  }
}

package io.github.ricochet.dump;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The packet filter rules of a host, joined from all of its dumps: one may hold the nat table and
 * another the rest. The same table told twice in different words is a contradiction.
 */
final class Rulesets {

  private static final Map<DumpKind, RuleFamily> FAMILIES =
      Map.of(
          DumpKind.IPTABLES_SAVE, RuleFamily.IPTABLES,
          DumpKind.IP6TABLES_SAVE, RuleFamily.IP6TABLES,
          DumpKind.EBTABLES_SAVE, RuleFamily.EBTABLES,
          DumpKind.EBTABLES_LIST, RuleFamily.EBTABLES);

  /** What iptables-nft-save says where rules of the older backend are loaded, too. */
  private static final String OTHER_BACKEND = "tables-legacy tables present";

  private final Map<RuleFamily, Map<String, Table>> tables = new EnumMap<>(RuleFamily.class);
  private final Facts facts;
  private boolean ipv6Told;

  Rulesets(Facts facts) {
    this.facts = facts;
  }

  boolean takes(DumpKind kind) {
    return FAMILIES.containsKey(kind);
  }

  void read(Stretch stretch) {
    RuleFamily family = FAMILIES.get(stretch.kind());
    add(RuleReaders.read(stretch, family, facts::add), stretch);
    warnOfOtherBackend(stretch, family);
  }

  /** Adds rules that were read of these lines. */
  void add(Ruleset rules, Stretch stretch) {
    RuleFamily family = rules.family();
    Map<String, Table> known = tables.computeIfAbsent(family, f -> new LinkedHashMap<>());
    for (Table table : rules.tables()) {
      known.merge(table.name(), table, (one, other) -> join(family, one, other));
    }
    if (family == RuleFamily.IP6TABLES
        && !ipv6Told
        && !known.values().stream().allMatch(Rulesets::isEmpty)) {
      ipv6Told = true;
      facts.problem(
          Problem.Kind.NOT_SIMULATED,
          Origin.ofLine(stretch.file(), stretch.first()),
          "the rules of ip6tables are read, but IPv6 is not simulated yet");
    }
  }

  private Table join(RuleFamily family, Table one, Table other) {
    if (isEmpty(other) || says(one).equals(says(other))) {
      return one;
    }
    if (isEmpty(one)) {
      return other;
    }
    facts.problem(
        Problem.Kind.CONTRADICTION,
        other.origin(),
        String.format(
            "table %s of %s is not the same as at %s, which is the one that counts here",
            other.name(), family.program(), one.origin()));
    return one;
  }

  /** Whether a table does nothing: no rule, and nothing dropped at the end of a chain. */
  private static boolean isEmpty(Table table) {
    return table.chains().stream()
        .allMatch(
            chain ->
                chain.rules().isEmpty()
                    && chain.policy().orElse(Chain.Policy.ACCEPT) != Chain.Policy.DROP);
  }

  /** What a table says, without counters and whatever else changes by itself. */
  private static Map<String, List<String>> says(Table table) {
    Map<String, List<String>> chains = new LinkedHashMap<>();
    for (Chain chain : table.chains()) {
      List<String> lines = new ArrayList<>();
      lines.add(chain.policy().toString());
      chain.rules().stream().map(Rule::save).forEach(lines::add);
      chains.put(chain.name(), lines);
    }
    return chains;
  }

  private void warnOfOtherBackend(Stretch stretch, RuleFamily family) {
    for (int number = stretch.first(); number <= stretch.last(); number++) {
      if (!stretch.file().text().startsWith("#", stretch.file().lineStart(number))) {
        continue;
      }
      String line = KindDetector.head(stretch.file(), number);
      if (line.startsWith(Xtables.WARNING) && line.contains(OTHER_BACKEND)) {
        facts.problem(
            Problem.Kind.REFUSED,
            Origin.ofLine(stretch.file(), number),
            "rules of the legacy backend are loaded as well, and this dump leaves them out; save: "
                + family.program()
                + "-legacy-save");
      } else if (line.startsWith(Xtables.INCOMPATIBLE)) {
        facts.problem(
            Problem.Kind.REFUSED,
            Origin.ofLine(stretch.file(), number),
            "rules that only nft knows are loaded as well, and this dump leaves them out; save: nft -j list ruleset");
      }
    }
  }

  /** The tables of a family that were read, by name. */
  Map<String, Table> of(RuleFamily family) {
    return Map.copyOf(tables.getOrDefault(family, Map.of()));
  }

  /** Takes tables that count for more than what was read under their names. */
  void replace(Ruleset rules) {
    Map<String, Table> known = tables.computeIfAbsent(rules.family(), f -> new LinkedHashMap<>());
    rules.tables().forEach(table -> known.put(table.name(), table));
  }

  /** The rules of each family that a dump was read of. */
  Map<RuleFamily, Ruleset> all() {
    Map<RuleFamily, Ruleset> rulesets = new EnumMap<>(RuleFamily.class);
    tables.forEach(
        (family, known) -> rulesets.put(family, new Ruleset(family, List.copyOf(known.values()))));
    return rulesets;
  }
}

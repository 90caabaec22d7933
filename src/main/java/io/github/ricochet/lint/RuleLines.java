package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of a host by the lines that they stand in. */
final class RuleLines {

  private final Map<RuleFamily, Ruleset> rulesets;
  private Optional<Map<Origin, Rule>> byPlace = Optional.empty();

  RuleLines(Map<RuleFamily, Ruleset> rulesets) {
    this.rulesets = rulesets;
  }

  /** The rule at this place. They are listed once somebody asks: most hosts have no finding. */
  Optional<Rule> at(Origin origin) {
    if (byPlace.isEmpty()) {
      Map<Origin, Rule> all = new HashMap<>();
      rules().forEach(rule -> all.put(rule.origin(), rule));
      byPlace = Optional.of(all);
    }
    return Optional.ofNullable(byPlace.get().get(origin));
  }

  /** All rules. */
  Stream<Rule> rules() {
    return rulesets.values().stream().flatMap(Ruleset::rules);
  }

  /** The rules of a chain, in order. */
  List<Rule> of(RuleFamily family, String table, String chain) {
    Optional<Table> found = Optional.ofNullable(rulesets.get(family)).flatMap(r -> r.table(table));
    return found.flatMap(t -> t.chain(chain)).map(Chain::rules).orElse(List.of());
  }
}

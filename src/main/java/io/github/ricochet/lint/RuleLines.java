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
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rules of a host by the lines that they stand in. */
final class RuleLines {

  /** To look through all rules a few times takes less than to list them by their places. */
  private static final int FEW = 3;

  private final Map<RuleFamily, Ruleset> rulesets;
  private final Map<Origin, Rule> byPlace = new HashMap<>();
  private int asked;

  RuleLines(Map<RuleFamily, Ruleset> rulesets) {
    this.rulesets = rulesets;
  }

  /** The rule at this place; of a line that makes several rules, the last. */
  Optional<Rule> at(Origin origin) {
    asked++;
    if (asked <= FEW) {
      Rule[] found = new Rule[1];
      each(rule -> found[0] = isAt(rule, origin) ? rule : found[0]);
      return Optional.ofNullable(found[0]);
    }
    if (byPlace.isEmpty()) {
      each(rule -> byPlace.put(rule.origin(), rule));
    }
    return Optional.ofNullable(byPlace.get(origin));
  }

  /** Nearly all rules are told apart by their lines alone. */
  private static boolean isAt(Rule rule, Origin origin) {
    return rule.origin().line() == origin.line() && rule.origin().equals(origin);
  }

  private void each(Consumer<Rule> taker) {
    rulesets.values().forEach(ruleset -> ruleset.each(taker));
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

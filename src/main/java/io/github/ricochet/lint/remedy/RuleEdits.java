package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Edits of the chain that a rule names. */
final class RuleEdits {

  private RuleEdits() {}

  /** The host with the rules of that chain edited; a chain or table that is not there is made. */
  static Host in(Host host, Rule rule, Consumer<List<Rule>> edit) {
    Ruleset before =
        host.rulesets().getOrDefault(rule.family(), new Ruleset(rule.family(), List.of()));
    List<Table> tables = new ArrayList<>(before.tables());
    Table table =
        before.table(rule.table()).orElse(new Table(rule.table(), List.of(), rule.origin()));
    tables.remove(table);
    tables.add(edited(table, rule, edit));
    return host.withRuleset(new Ruleset(rule.family(), List.copyOf(tables)));
  }

  private static Table edited(Table table, Rule rule, Consumer<List<Rule>> edit) {
    List<Chain> chains = new ArrayList<>(table.chains());
    Chain chain =
        table
            .chain(rule.chain())
            .orElse(
                new Chain(
                    rule.chain(),
                    Optional.of(Chain.Policy.ACCEPT),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
    int place = chains.indexOf(chain);
    List<Rule> rules = new ArrayList<>(chain.rules());
    edit.accept(rules);
    Chain changed =
        new Chain(
            chain.name(), chain.policy(), List.copyOf(rules), chain.counters(), chain.origin());
    if (place < 0) {
      chains.add(changed);
    } else {
      chains.set(place, changed);
    }
    return new Table(table.name(), List.copyOf(chains), table.origin(), table.nft());
  }

  /** The rule's tests and target, as they are typed behind the chain. */
  static String body(Rule rule) {
    return rule.save().substring(("-A " + rule.chain()).length());
  }
}

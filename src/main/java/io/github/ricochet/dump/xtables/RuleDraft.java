package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Header;
import io.github.ricochet.host.xtables.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a line says to a chain, before it has its place there.
 *
 * @param chain the chain
 * @param body the rule's words
 * @param counters before or behind it
 * @param origin its text
 */
record RuleDraft(ChainBuilder chain, RuleBody body, Optional<Counters> counters, Origin origin) {

  /** Puts the rule at the end of its chain; several where addresses are listed. */
  void append(TableBuilder table) {
    List<Header> headers = body.headers();
    for (int i = 0; i < headers.size(); i++) {
      chain.append(rule(table, headers.get(i), chain.size() + 1));
    }
  }

  /** The rules as if they stood at the end of the chain. */
  List<Rule> rules(TableBuilder table) {
    List<Rule> rules = new ArrayList<>(body.headers().size());
    for (Header header : body.headers()) {
      rules.add(rule(table, header, chain.size() + rules.size() + 1));
    }
    return rules;
  }

  private Rule rule(TableBuilder table, Header header, int number) {
    return new Rule(
        table.family(),
        table.name(),
        chain.name(),
        number,
        header,
        body.matches(),
        body.target(),
        counters,
        origin);
  }
}

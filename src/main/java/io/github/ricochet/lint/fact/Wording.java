package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Words for rules in messages. */
final class Wording {

  private Wording() {}

  static String these(List<Rule> rules) {
    return rules.size() == 1
        ? "this rule"
        : "these " + rules.size() + " rules (" + Lines.of(rules) + ")";
  }

  static String their(List<Rule> rules) {
    return rules.size() == 1 ? "its" : "their";
  }

  /** The lines of these rules, and then of those. */
  static List<Origin> lines(List<Rule> first, List<Rule> then) {
    return Stream.of(first, then).flatMap(List::stream).map(Rule::origin).toList();
  }

  static String place(Rule rule) {
    return table(rule.family(), rule.table()) + " " + rule.chain();
  }

  static String table(RuleFamily family, String table) {
    return (family == RuleFamily.IPTABLES ? "" : family.program() + " ") + table;
  }
}

package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.Rule;

/**
 * A rule is inserted before the one that has its number now (iptables(8), {@code -I}).
 *
 * @param rule the new rule; its number is its place in the chain, from 1
 */
public record RuleInsert(Rule rule) implements Change {

  @Override
  public Host apply(Host host) {
    return RuleEdits.in(
        host, rule, rules -> rules.add(Math.min(rule.number() - 1, rules.size()), rule));
  }

  @Override
  public String command() {
    return rule.family().program()
        + " -t "
        + rule.table()
        + " -I "
        + rule.chain()
        + " "
        + rule.number()
        + RuleEdits.body(rule);
  }
}

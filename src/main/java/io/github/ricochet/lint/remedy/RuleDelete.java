package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.Rule;

/**
 * A rule is taken out (iptables(8), {@code -D}).
 *
 * @param rule the rule as it stands
 */
public record RuleDelete(Rule rule) implements Change {

  @Override
  public Host apply(Host host) {
    return RuleEdits.in(host, rule, rules -> rules.remove(rule));
  }

  @Override
  public String command() {
    return rule.family().program()
        + " -t "
        + rule.table()
        + " -D "
        + rule.chain()
        + RuleEdits.body(rule);
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import java.util.Optional;

/**
 * A rule or a policy at which packets may end: DROP, REJECT, or what a program or an extension that
 * is not modelled decides.
 *
 * @param family iptables or ebtables
 * @param at table and chain, as a loss names them: {@code filter FORWARD}
 * @param rule the rule; empty for a policy
 * @param origin its line; empty where a dump has no line for the chain
 */
public record Barrier(RuleFamily family, String at, Optional<Rule> rule, Optional<Origin> origin) {

  /** Whether it is one of ebtables. */
  public boolean isOfBridge() {
    return family == RuleFamily.EBTABLES;
  }

  /** {@code rule 3 of filter FORWARD}, or {@code the policy of filter FORWARD}. */
  public String what() {
    return rule.map(r -> "rule " + r.number()).orElse("the policy") + " of " + at;
  }

  /** What a loss at this barrier is known by: the rule's line, or table and chain of the policy. */
  public Object key() {
    return key(rule, at);
  }

  /** The {@link #key()} of the barrier that a packet ended at. */
  public static Object key(Optional<Rule> rule, String at) {
    return rule.<Object>map(Rule::origin).orElse(at);
  }
}

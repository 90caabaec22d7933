package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;

/**
 * Rules of iptables that only packets can pass which a bridge hands to iptables.
 *
 * @param bridge the bridge; empty text where they are for the ports of any
 * @param rules the rules
 * @param keepsOut whether they drop or reject
 */
public record BridgedOnly(String bridge, List<Rule> rules, boolean keepsOut) {

  /** {@code this rule}, or {@code these 3 rules (lines 12-14)}. */
  public String what() {
    return Wording.these(rules);
  }

  /** {@code gets} or {@code get}. */
  public String gets() {
    return rules.size() == 1 ? "gets" : "get";
  }

  /** All their lines. */
  public List<Origin> lines() {
    return Wording.lines(rules, List.of());
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;

/**
 * Rules whose packets the same later rule would treat as they do.
 *
 * @param rule the first of them
 * @param rules all of them
 * @param later the later rule
 * @param tool whether they stand in a chain that a program makes for itself
 */
public record RedundantRules(Rule rule, List<Rule> rules, Rule later, boolean tool) {

  /** {@code this rule}, or {@code these 3 rules (lines 12-14)}. */
  public String what() {
    return Wording.these(rules);
  }

  /** {@code its} or {@code their}. */
  public String their() {
    return Wording.their(rules);
  }

  /** All lines that it is about, the foremost first. */
  public List<Origin> lines() {
    return Wording.lines(rules, List.of(later));
  }

  /** Where they stand: {@code filter FORWARD}. */
  public String place() {
    return Wording.place(rule);
  }
}

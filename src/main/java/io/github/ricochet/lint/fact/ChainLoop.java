package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chains that call each other in a circle.
 *
 * @param rules the rules that call, in the order of the calls
 * @param reached whether packets come to them, so that the kernel refuses the table
 */
public record ChainLoop(List<Rule> rules, boolean reached) {

  /** {@code a -> b -> a}. */
  public String text() {
    String first = rules.get(0).chain();
    return rules.stream().map(Rule::chain).collect(Collectors.joining(" -> ")) + " -> " + first;
  }

  /** All lines that it is about, the foremost first. */
  public List<Origin> lines() {
    return Wording.lines(rules, List.of());
  }

  /** The table. */
  public String table() {
    return rules.get(0).table();
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;

/**
 * An interface that rules name and that no listing of the host's interfaces has.
 *
 * @param name its name
 * @param rules the rules that name it
 * @param hint {@code "; did you mean eth0?"}, or empty text
 */
public record UnknownInterface(String name, List<Rule> rules, String hint) {

  /** {@code this rule names}, or {@code these 3 rules (lines 12-14) name}. */
  public String what() {
    return Wording.these(rules) + (rules.size() == 1 ? " names " : " name ");
  }

  /** The lines of the rules. */
  public List<Origin> lines() {
    return Wording.lines(rules, List.of());
  }
}

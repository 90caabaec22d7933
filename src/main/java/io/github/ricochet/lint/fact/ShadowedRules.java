package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;

/**
 * Rules of a chain that never get a packet, since the same rules before them take all of theirs.
 *
 * @param rule the first of them
 * @param rules all of them
 * @param by what takes their packets, in order
 * @param same whether that does with the packets what they would have done
 * @param opposed whether it does something else, so that what they are there for does not happen
 * @param tool whether they stand in a chain that a program makes for itself
 */
public record ShadowedRules(
    Rule rule, List<Rule> rules, List<Rule> by, boolean same, boolean opposed, boolean tool) {

  /** Whether they translate addresses. */
  public boolean isNat() {
    return rule.target() instanceof NatTarget;
  }

  /** {@code this rule}, or {@code these 3 rules (lines 12-14)}. */
  public String what() {
    return Wording.these(rules);
  }

  /** {@code line 12}, or {@code lines 12-14}. */
  public String byLines() {
    return Lines.of(by);
  }

  /** {@code takes all of its packets}, in the grammatical number that it needs. */
  public String takes() {
    boolean together = by.size() > 1;
    return (together ? "together take" : "takes") + " all of " + Wording.their(rules) + " packets";
  }

  /** All lines that it is about, the foremost first. */
  public List<Origin> lines() {
    return Wording.lines(rules, by);
  }

  /** {@code get} or {@code gets}. */
  public String gets() {
    return rules.size() == 1 ? "gets" : "get";
  }

  /** Where they stand: {@code filter FORWARD}. */
  public String place() {
    return Wording.place(rule);
  }
}

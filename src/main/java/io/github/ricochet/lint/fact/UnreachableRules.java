package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;

/**
 * The rules of a chain behind one that takes every packet.
 *
 * @param after the rule that takes every packet
 * @param rules all rules behind it
 * @param opposed whether one of them would do something else, so that what it is there for does not
 *     happen
 * @param tool whether they stand in a chain that a program makes for itself
 */
public record UnreachableRules(Rule after, List<Rule> rules, boolean opposed, boolean tool) {

  /** Whether all of them translate addresses. */
  public boolean isNat() {
    return rules.stream().allMatch(r -> r.target() instanceof NatTarget);
  }

  /** {@code the rule behind it}, or {@code the 3 rules behind it (lines 12-14)}. */
  public String what() {
    return rules.size() == 1
        ? "the rule behind it (" + Lines.of(rules) + ")"
        : "the " + rules.size() + " rules behind it (" + Lines.of(rules) + ")";
  }

  /** All lines that it is about, the foremost first. */
  public List<Origin> lines() {
    return Wording.lines(rules, List.of(after));
  }

  /** {@code get} or {@code gets}. */
  public String gets() {
    return rules.size() == 1 ? "gets" : "get";
  }

  /** Where they stand: {@code filter FORWARD}. */
  public String place() {
    return Wording.place(after);
  }
}

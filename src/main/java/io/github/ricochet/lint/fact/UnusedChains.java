package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import java.util.List;
import java.util.Optional;

/**
 * The chains of a table that no packet comes to, since no rule that a packet comes to calls them.
 * Chains that a program keeps for its own use are not among them.
 *
 * @param family which program the table is for
 * @param table the table's name
 * @param chains the chains
 */
public record UnusedChains(RuleFamily family, String table, List<Chain> chains) {

  /** The chains' names, and which of them hold rules. */
  public String text() {
    List<String> names =
        chains.stream()
            .map(c -> c.name() + (c.rules().isEmpty() ? "" : " (" + rules(c.rules().size()) + ")"))
            .toList();
    return Lines.join(names);
  }

  private static String rules(int number) {
    return number == 1 ? "1 rule" : number + " rules";
  }

  /** Which table: {@code filter}, {@code ebtables nat}. */
  public String place() {
    return Wording.table(family, table);
  }

  /** The lines that define them, where the dump has them. */
  public List<Origin> lines() {
    return chains.stream().map(Chain::origin).flatMap(Optional::stream).toList();
  }

  /** Whether it is one. */
  public boolean single() {
    return chains.size() == 1;
  }
}

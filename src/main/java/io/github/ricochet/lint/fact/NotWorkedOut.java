package io.github.ricochet.lint.fact;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;

/**
 * Rules of a table of which it would take too much work to tell whether a packet comes to them.
 *
 * @param family which program the table is for
 * @param table the table's name
 * @param number how many they are
 * @param first the first of them
 */
public record NotWorkedOut(RuleFamily family, String table, int number, Rule first) {

  /** The table, with the program where that is not iptables. */
  public String tableText() {
    return Wording.table(family, table);
  }
}

package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Term;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an extension may want to know of the rule that it is in.
 *
 * @param family which program the rule is for
 * @param table the table's name
 * @param chain the chain's name
 * @param protocol {@code -p}; empty for all
 * @param saved whether iptables-save has printed it, so that a kernel had it, sensible or not
 */
record RuleScope(
    RuleFamily family,
    String table,
    String chain,
    Optional<Term<Integer>> protocol,
    boolean saved) {

  boolean isIpv6() {
    return family == RuleFamily.IP6TABLES;
  }

  /** Whether every packet of the rule has one of these protocols. */
  boolean hasProtocol(int... numbers) {
    if (protocol.isEmpty() || protocol.get().not()) {
      return false;
    }
    int own = protocol.get().value();
    for (int number : numbers) {
      if (number == own) {
        return true;
      }
    }
    return false;
  }

  /**
   * Holds the rule to a protocol.
   *
   * @throws Slip if it has none of these
   */
  void needProtocol(String extension, int... numbers) {
    if (!hasProtocol(numbers)) {
      String found =
          protocol
              .map(p -> "with" + (p.not() ? " ! -p " : " -p ") + Protocols.name(p.value()))
              .orElse("without -p");
      throw new Slip(
          extension + " " + found + "; it needs " + wanted(numbers) + " in the same rule");
    }
  }

  private static String wanted(int... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(n -> "-p " + Protocols.name(n))
        .reduce((a, b) -> a + " or " + b)
        .orElse("");
  }

  /**
   * Holds the rule to a table.
   *
   * @throws Slip if it is in none of these
   */
  void needTable(String extension, String... tables) {
    if (!Arrays.asList(tables).contains(table)) {
      throw new Slip(
          extension
              + " in table "
              + table
              + "; it works in table "
              + String.join(" or ", tables)
              + " only");
    }
  }

  /**
   * Holds the rule to built-in chains of the table nat, as the hooks of xt_nat.c, xt_MASQUERADE.c
   * and xt_REDIRECT.c do. From which of them packets come to another chain the line does not tell.
   *
   * @throws Slip if it is in another table, or in a built-in chain that is none of these
   */
  void needNatChain(String extension, String... chains) {
    needTable(extension, "nat");
    if (BuiltIn.isChain(chain) && !Arrays.asList(chains).contains(chain)) {
      String where = String.join(" or ", chains);
      throw new Slip(extension + " in chain " + chain + "; it works in " + where + " only");
    }
  }
}

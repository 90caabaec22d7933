package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of iptables and ebtables and the chains that the kernel calls in each. */
final class BuiltIn {

  private static final Map<String, List<String>> TABLES =
      Map.of(
          "raw", List.of("PREROUTING", "OUTPUT"),
          "mangle", List.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"),
          "nat", List.of("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
          "filter", List.of("INPUT", "FORWARD", "OUTPUT"),
          "security", List.of("INPUT", "FORWARD", "OUTPUT"));

  private static final Map<String, List<String>> BRIDGE_TABLES =
      Map.of(
          "broute", List.of("BROUTING"),
          "nat", List.of("PREROUTING", "OUTPUT", "POSTROUTING"),
          "filter", List.of("INPUT", "FORWARD", "OUTPUT"));

  private static final Set<String> CHAINS =
      Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING", "BROUTING");

  private BuiltIn() {}

  static Set<String> tables(RuleFamily family) {
    return family == RuleFamily.EBTABLES ? BRIDGE_TABLES.keySet() : TABLES.keySet();
  }

  /** The built-in chains of a table; none where it is not known. */
  static List<String> chains(RuleFamily family, String table) {
    Map<String, List<String>> tables = family == RuleFamily.EBTABLES ? BRIDGE_TABLES : TABLES;
    return tables.getOrDefault(table, List.of());
  }

  /** Whether any table has a built-in chain of this name. */
  static boolean isChain(String chain) {
    return CHAINS.contains(chain);
  }

  /**
   * The table that a listing by {@code iptables -S} is of, told by the chains whose policies it
   * gives first; filter where they could be of several.
   */
  static Optional<String> tableOf(Set<String> policies) {
    for (String table : List.of("filter", "nat", "mangle", "raw")) {
      if (policies.equals(Set.copyOf(TABLES.get(table)))) {
        return Optional.of(table);
      }
    }
    // Before Linux 2.6.36, nat had no INPUT chain.
    return policies.equals(Set.of("PREROUTING", "OUTPUT", "POSTROUTING"))
        ? Optional.of("nat")
        : Optional.empty();
  }
}

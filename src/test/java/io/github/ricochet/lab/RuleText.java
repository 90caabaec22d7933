package io.github.ricochet.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of a rule set while it is drawn: tables, their chains, and the rules of each. */
final class RuleText {

  private static final Map<String, List<String>> BUILT_IN =
      Map.of(
          "raw", List.of("PREROUTING", "OUTPUT"),
          "mangle", List.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"),
          "nat", List.of("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
          "filter", List.of("INPUT", "FORWARD", "OUTPUT"),
          "security", List.of("INPUT", "FORWARD", "OUTPUT"));

  private final Map<String, Map<String, String>> policies = new LinkedHashMap<>();
  private final Map<String, List<String>> rules = new LinkedHashMap<>();

  /** Appends {@code -A chain rule}. */
  void add(String table, String chain, String rule) {
    table(table).putIfAbsent(chain, "-");
    rules.get(table).add("-A " + chain + " " + rule.replaceAll(" +", " ").strip());
  }

  /** Defines a chain, even one without rules. */
  void chain(String table, String chain) {
    table(table).putIfAbsent(chain, "-");
  }

  void policy(String table, String chain, String policy) {
    table(table).put(chain, policy);
  }

  private Map<String, String> table(String table) {
    rules.computeIfAbsent(table, t -> new ArrayList<>());
    return policies.computeIfAbsent(
        table,
        t -> {
          Map<String, String> chains = new LinkedHashMap<>();
          BUILT_IN.get(t).forEach(c -> chains.put(c, "ACCEPT"));
          return chains;
        });
  }

  /** What {@code iptables-restore} reads. */
  String save() {
    StringBuilder text = new StringBuilder();
    policies.forEach(
        (table, chains) -> {
          text.append('*').append(table).append('\n');
          chains.forEach((c, p) -> text.append(':' + c + ' ' + p + " [0:0]\n"));
          rules.get(table).forEach(r -> text.append(r).append('\n'));
          text.append("COMMIT\n");
        });
    return text.toString();
  }
}

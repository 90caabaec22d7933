package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the rules in the order in which Vuurmuur makes them, and puts them into their chains. */
final class RulesetBuilder {

  private static final Map<String, List<String>> BUILT_IN = new LinkedHashMap<>();

  static {
    BUILT_IN.put("raw", List.of("PREROUTING", "OUTPUT"));
    BUILT_IN.put("mangle", List.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"));
    BUILT_IN.put("nat", List.of("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"));
    BUILT_IN.put("filter", List.of("INPUT", "FORWARD", "OUTPUT"));
  }

  private final Origin own;
  private final Map<String, Map<String, List<Rule>>> tables = new LinkedHashMap<>();

  /**
   * @param own the place of what no line of the tree makes
   */
  RulesetBuilder(Origin own) {
    this.own = own;
    BUILT_IN.forEach((table, chains) -> chains.forEach(chain -> define(table, chain)));
  }

  /** Makes a chain, where it is not there yet. */
  void define(String table, String chain) {
    tables
        .computeIfAbsent(table, t -> new LinkedHashMap<>())
        .computeIfAbsent(chain, c -> new ArrayList<>());
  }

  void add(String table, String chain, Line line, Target target, Origin origin) {
    add(table, chain, line.header(), line.matches(), target, origin);
  }

  void add(
      String table,
      String chain,
      IpHeader header,
      List<Match> matches,
      Target target,
      Origin origin) {
    define(table, chain);
    List<Rule> rules = tables.get(table).get(chain);
    rules.add(
        new Rule(
            RuleFamily.IPTABLES,
            table,
            chain,
            rules.size() + 1,
            header,
            matches,
            target,
            Optional.empty(),
            origin));
  }

  Ruleset build() {
    List<Table> built = new ArrayList<>();
    tables.forEach((name, chains) -> built.add(table(name, chains)));
    return new Ruleset(RuleFamily.IPTABLES, List.copyOf(built));
  }

  private Table table(String name, Map<String, List<Rule>> chains) {
    List<Chain> built = new ArrayList<>();
    chains.forEach(
        (chain, rules) ->
            built.add(
                new Chain(
                    chain,
                    policy(name, chain),
                    List.copyOf(rules),
                    Optional.empty(),
                    Optional.empty())));
    return new Table(name, List.copyOf(built), own);
  }

  private static Optional<Chain.Policy> policy(String table, String chain) {
    if (!BUILT_IN.get(table).contains(chain)) {
      return Optional.empty();
    }
    return Optional.of(table.equals("filter") ? Chain.Policy.DROP : Chain.Policy.ACCEPT);
  }
}

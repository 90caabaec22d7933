package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.vuurmuur.Drift;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that were in force when somebody saved them, beside those that Vuurmuur makes of the
 * tree: what of them stays when Vuurmuur loads its own, and in what the two differ.
 *
 * @param tree the rules of the tree
 * @param tables the saved tables by name; a table that was not saved is not compared
 */
public record Saved(Ruleset tree, Map<String, Table> tables) {

  /**
   * The rules once Vuurmuur has loaded: it leaves the users' chains PRE-VRMR-… as they are, and the
   * chains that it does not know (ruleset_load_ruleset(), {@code iptables-restore --noflush}).
   */
  public Ruleset loaded() {
    return new Ruleset(tree.family(), tree.tables().stream().map(this::loaded).toList());
  }

  private Table loaded(Table made) {
    Table saved = tables.get(made.name());
    if (saved == null) {
      return made;
    }
    Map<String, Chain> chains = new LinkedHashMap<>();
    made.chains().forEach(chain -> chains.put(chain.name(), chain));
    for (Chain chain : saved.chains()) {
      if (isUsers(chain.name())) {
        chains.put(chain.name(), chain);
      } else {
        chains.putIfAbsent(chain.name(), chain);
      }
    }
    return new Table(made.name(), List.copyOf(chains.values()), made.origin(), saved.nft());
  }

  private static boolean isUsers(String chain) {
    return chain.startsWith(OwnChains.USERS);
  }

  /**
   * In what the saved rules differ from those of the tree, so far as it decides flows: for each
   * line of the tree its first rule that was not loaded, for each chain the first that the tree
   * does not make.
   */
  public List<Drift> drift() {
    Map<String, List<Rule>> made = Decisive.rules(tree);
    List<Drift> drift = new ArrayList<>();
    for (Table table : tree.tables()) {
      Table saved = tables.get(table.name());
      if (saved != null) {
        Ruleset alone = new Ruleset(tree.family(), List.of(saved));
        Map<String, List<Rule>> loaded = Decisive.rules(alone);
        for (Chain chain : table.chains()) {
          String name = table.name() + " " + chain.name();
          if (!isUsers(chain.name())) {
            saved.chain(chain.name()).flatMap(c -> policy(name, chain, c)).ifPresent(drift::add);
            compare(
                name,
                made.getOrDefault(name, List.of()),
                loaded.getOrDefault(name, List.of()),
                drift);
          }
        }
      }
    }
    return List.copyOf(drift);
  }

  private static Optional<Drift> policy(String name, Chain made, Chain saved) {
    return made.policy()
        .filter(wanted -> !saved.policy().equals(Optional.of(wanted)))
        .flatMap(
            wanted ->
                saved
                    .origin()
                    .map(
                        origin ->
                            new Drift(
                                origin,
                                Drift.Kind.OTHER_POLICY,
                                name,
                                saved.policy().orElse(Chain.Policy.ACCEPT).toString(),
                                0)));
  }

  private static void compare(String name, List<Rule> made, List<Rule> loaded, List<Drift> drift) {
    List<Rule> notLoaded = without(made, loaded);
    List<Rule> notMade = without(loaded, made);
    Map<Origin, List<Rule>> byLine = new LinkedHashMap<>();
    notLoaded.forEach(r -> byLine.computeIfAbsent(r.origin(), o -> new ArrayList<>()).add(r));
    byLine.forEach((origin, rules) -> drift.add(of(Drift.Kind.NOT_LOADED, name, rules)));
    if (!notMade.isEmpty()) {
      drift.add(of(Drift.Kind.NOT_IN_TREE, name, notMade));
    }
    if (notLoaded.isEmpty() && notMade.isEmpty()) {
      for (int i = 0; i < made.size(); i++) {
        if (!made.get(i).save().equals(loaded.get(i).save())) {
          drift.add(of(Drift.Kind.OTHER_ORDER, name, loaded.subList(i, i + 1)));
          return;
        }
      }
    }
  }

  private static Drift of(Drift.Kind kind, String chain, List<Rule> rules) {
    Rule first = rules.get(0);
    return new Drift(first.origin(), kind, chain, first.save(), rules.size() - 1);
  }

  /** The rules of one chain that the other has not, or not as often. */
  private static List<Rule> without(List<Rule> rules, List<Rule> others) {
    Map<String, Integer> there = new HashMap<>();
    others.forEach(r -> there.merge(r.save(), 1, Integer::sum));
    return rules.stream().filter(r -> there.merge(r.save(), -1, Integer::sum) < 0).toList();
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.BridgeTarget;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.HandOver;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the barriers of a host: the rules and policies of iptables and ebtables that may drop. */
public final class Barriers {

  private Barriers() {}

  /** All of them, in the order of the dumps. */
  public static List<Barrier> of(Host host) {
    List<Barrier> found = new ArrayList<>();
    host.iptables().ifPresent(r -> read(r, "", found));
    host.ebtables().ifPresent(r -> read(r, "ebtables ", found));
    return List.copyOf(found);
  }

  private static void read(Ruleset ruleset, String prefix, List<Barrier> found) {
    RuleFamily family = ruleset.family();
    for (Table table : ruleset.tables()) {
      for (Chain chain : table.chains()) {
        Supplier<String> at = () -> prefix + table.name() + " " + chain.name();
        List<Rule> rules = chain.rules();
        for (int i = 0; i < rules.size(); i++) {
          Rule rule = rules.get(i);
          if (mayDrop(rule.target())) {
            found.add(new Barrier(family, at.get(), Optional.of(rule), Optional.of(rule.origin())));
          }
        }
        if (chain.policy().filter(p -> p == Chain.Policy.DROP).isPresent()) {
          Optional<Origin> line = chain.origin();
          found.add(new Barrier(family, at.get(), Optional.empty(), line));
        }
      }
    }
  }

  private static boolean mayDrop(Target target) {
    return target == Target.Standard.DROP
        || target == Target.Standard.QUEUE
        || target instanceof Reject
        || target instanceof HandOver
        || target instanceof Target.Unmodelled
        || (target instanceof BridgeTarget bridge && bridge.verdict() == Target.Standard.DROP);
  }
}

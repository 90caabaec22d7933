package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Visits every rule that a built-in chain can reach through jumps, with what the way there asks of
 * a packet. Rules that would have taken the packet earlier are not looked at: that is the
 * simulator's work.
 */
final class ChainWalk {

  private record Visit(String chain, Admission admission) {}

  private final Map<String, Chain> chains = new HashMap<>();
  private final BiConsumer<Rule, Admission> visitor;
  private final Set<Visit> visited = new HashSet<>();

  private ChainWalk(Table table, BiConsumer<Rule, Admission> visitor) {
    table.chains().forEach(c -> chains.put(c.name(), c));
    this.visitor = visitor;
  }

  /** Visits what {@code chain} of the table reaches, in the order of a packet's walk. */
  static void visit(Table table, String chain, BiConsumer<Rule, Admission> visitor) {
    new ChainWalk(table, visitor).enter(chain, Admission.ALL);
  }

  /** Each chain is entered once for each thing asked, which also ends loops. */
  private void enter(String name, Admission asked) {
    Chain chain = chains.get(name);
    if (chain == null || !visited.add(new Visit(name, asked))) {
      return;
    }
    for (Rule rule : chain.rules()) {
      Optional<Admission> admission = asked.and(rule);
      if (admission.isEmpty()) {
        continue;
      }
      if (rule.target() instanceof Target.Jump jump) {
        enter(jump.chain(), admission.get());
      } else if (rule.target() instanceof Target.GoTo jump) {
        enter(jump.chain(), admission.get());
      } else {
        visitor.accept(rule, admission.get());
      }
    }
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
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

  /** The rules of a chain that are still to be visited, and what the way to them asks. */
  private record Stay(Iterator<Rule> rules, Admission asked) {}

  private final Map<String, Chain> chains = new HashMap<>();
  private final BiConsumer<Rule, Admission> visitor;
  private final Set<Visit> visited = new HashSet<>();
  private final Deque<Stay> way = new ArrayDeque<>();

  private ChainWalk(Table table, BiConsumer<Rule, Admission> visitor) {
    table.chains().forEach(c -> chains.put(c.name(), c));
    this.visitor = visitor;
  }

  /** Visits what {@code chain} of the table reaches, in the order of a packet's walk. */
  static void visit(Table table, String chain, BiConsumer<Rule, Admission> visitor) {
    new ChainWalk(table, visitor).walk(chain);
  }

  /** Depth first, without recursion, for chains may be nested as deeply as somebody likes. */
  private void walk(String first) {
    enter(first, Admission.ALL);
    while (!way.isEmpty()) {
      Stay stay = way.getLast();
      if (!stay.rules.hasNext()) {
        way.removeLast();
        continue;
      }
      Rule rule = stay.rules.next();
      Optional<Admission> admission = stay.asked.and(rule);
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

  /** Each chain is entered once for each thing asked, which also ends loops. */
  private void enter(String name, Admission asked) {
    Chain chain = chains.get(name);
    if (chain != null && visited.add(new Visit(name, asked))) {
      way.addLast(new Stay(chain.rules().iterator(), asked));
    }
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chains from which a packet comes into a circle of chains that call each other. The kernel refuses
 * a table that has one (mark_source_chains(), nf_tables_check_loops()); a dump may have one.
 */
final class EndlessChains {

  private final Map<String, List<String>> callers = new HashMap<>();

  /** Of each chain, the calls of which it is not known that they come to an end. */
  private final Map<String, Integer> open = new HashMap<>();

  private EndlessChains(List<Chain> chains) {
    chains.forEach(chain -> open.put(chain.name(), 0));
    for (Chain chain : chains) {
      for (Rule rule : chain.rules()) {
        String called = rule.target().called();
        if (open.containsKey(called)) {
          callers.computeIfAbsent(called, c -> new ArrayList<>()).add(chain.name());
          open.merge(chain.name(), 1, Integer::sum);
        }
      }
    }
  }

  /** Their names. */
  static Set<String> of(List<Chain> chains) {
    EndlessChains endless = new EndlessChains(chains);
    endless.takeThoseThatEnd();
    return endless.open.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** From those that call nothing to those that call only such. */
  private void takeThoseThatEnd() {
    Deque<String> ending = new ArrayDeque<>();
    open.forEach(
        (chain, calls) -> {
          if (calls == 0) {
            ending.add(chain);
          }
        });
    while (!ending.isEmpty()) {
      for (String caller : callers.getOrDefault(ending.remove(), List.of())) {
        if (open.merge(caller, -1, Integer::sum) == 0) {
          ending.add(caller);
        }
      }
    }
  }
}

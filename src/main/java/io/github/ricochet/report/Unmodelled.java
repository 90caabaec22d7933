package io.github.ricochet.report;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The matches and targets of a host's rules that are known by name only, with where they stand. */
final class Unmodelled {

  private Unmodelled() {}

  /** By {@code -m NAME} or {@code -j NAME}, in alphabetical order. */
  static Map<String, List<Origin>> of(Host host) {
    Map<String, List<Origin>> found = new TreeMap<>();
    host.rulesets().values().stream()
        .flatMap(r -> r.rules())
        .forEach(
            rule -> {
              rule.matches().forEach(m -> match(found, rule, m));
              if (rule.target() instanceof Target.Unmodelled target) {
                found
                    .computeIfAbsent("-j " + target.name(), n -> new ArrayList<>())
                    .add(rule.origin());
              }
            });
    return found;
  }

  private static void match(Map<String, List<Origin>> found, Rule rule, Match match) {
    if (match instanceof UnmodelledMatch unmodelled) {
      found.computeIfAbsent("-m " + unmodelled.name(), n -> new ArrayList<>()).add(rule.origin());
    }
  }
}

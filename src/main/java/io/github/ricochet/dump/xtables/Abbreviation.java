package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the beginning of a long option stands for, as getopt_long() finds it among the options that
 * are known at this place of the rule.
 *
 * @param header an option that every rule has, or null
 * @param owner the extension that it belongs to, or null
 * @param option the extension's option, or null
 */
record Abbreviation(HeaderOptions header, Loaded<?> owner, Option<?> option) {

  /**
   * The one option that begins so; null where there is none.
   *
   * @throws Slip if there are several
   */
  static Abbreviation find(String beginning, List<Loaded<Match>> matches, Loaded<Target> target) {
    Map<String, Abbreviation> found = new TreeMap<>();
    for (Map.Entry<String, HeaderOptions> e : HeaderOptions.LONG.entrySet()) {
      if (e.getKey().startsWith(beginning)) {
        found.put("--" + e.getValue(), new Abbreviation(e.getValue(), null, null));
      }
    }
    matches.forEach(m -> collect(beginning, m, found));
    if (target != null) {
      collect(beginning, target, found);
    }
    if (found.size() > 1) {
      throw new Slip(
          "the option --"
              + beginning
              + " may be any of "
              + String.join(", ", found.keySet())
              + "; write one in full");
    }
    return found.isEmpty() ? null : found.values().iterator().next();
  }

  private static void collect(String beginning, Loaded<?> owner, Map<String, Abbreviation> found) {
    for (Map.Entry<String, Option<?>> e : owner.extension().options().entrySet()) {
      if (e.getKey().startsWith(beginning)) {
        found.put("--" + e.getValue().name(), new Abbreviation(null, owner, e.getValue()));
      }
    }
  }
}

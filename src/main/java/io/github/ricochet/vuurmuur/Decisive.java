package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules that decide what becomes of a flow. Vuurmuur makes others that log, count packets of an
 * interface or sort them for shaping; whether those are there changes no verdict.
 */
public final class Decisive {

  private static final Predicate<String> COUNTING_OR_SHAPING =
      Pattern.compile("ACC-.*|SHAPE(?:IN|OUT|FW)").asMatchPredicate();

  private Decisive() {}

  /** The rules by {@code table CHAIN}, in order; chains without any are left out. */
  public static Map<String, List<Rule>> rules(Ruleset rules) {
    Map<String, List<Rule>> decisive = new LinkedHashMap<>();
    for (Table table : rules.tables()) {
      for (Chain chain : table.chains()) {
        List<Rule> deciding = chain.rules().stream().filter(Decisive::decides).toList();
        if (!deciding.isEmpty() && !COUNTING_OR_SHAPING.test(chain.name())) {
          decisive.put(table.name() + " " + chain.name(), deciding);
        }
      }
    }
    return decisive;
  }

  private static boolean decides(Rule rule) {
    Target target = rule.target();
    return !(target instanceof Target.None
        || target instanceof MangleTarget.Harmless
        || (target instanceof Target.Jump jump && COUNTING_OR_SHAPING.test(jump.chain())));
  }
}

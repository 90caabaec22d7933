package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.lint.fact.ImpossibleRule.Cause;
import io.github.ricochet.packets.ChainGraph;
import io.github.ricochet.packets.Conclusion;
import io.github.ricochet.packets.Conclusion.Effect;
import io.github.ricochet.packets.TableStudy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives which rules and chains of a table no packet needs, from sets of packets. What has one
 * cause is one fact.
 */
public final class Hygiene {

  /** Rules with one cause. */
  private record Shadow(String chain, List<Rule> by, Effect effect) {}

  private final Table table;
  private final RuleFamily family;
  private final Map<String, String> masters;
  private final Optional<UnreadTable> unread;
  private final Map<String, Optional<Maker>> makers = new HashMap<>();
  private final List<Record> facts = new ArrayList<>();

  private Hygiene(
      RuleFamily family, Table table, Map<String, String> masters, Optional<UnreadTable> unread) {
    this.family = family;
    this.table = table;
    this.masters = masters;
    this.unread = unread;
  }

  /** What is to be said of all tables of a host. */
  public static List<Record> of(Host host) {
    List<Record> facts = new ArrayList<>();
    List<UnreadTable> unread = UnreadTable.of(host);
    for (Ruleset ruleset : host.rulesets().values()) {
      HostSurroundings around = HostSurroundings.of(host, ruleset.family());
      for (Table table : ruleset.tables()) {
        TableStudy study = TableStudy.of(ruleset.family(), table, around.surroundings());
        Hygiene hygiene =
            new Hygiene(
                ruleset.family(),
                table,
                around.masters(),
                UnreadTable.of(unread, ruleset.family(), table));
        hygiene.readGraph(study.graph());
        hygiene.read(study.conclusions().stream().filter(hygiene::isSure).toList());
        facts.addAll(hygiene.facts);
      }
    }
    return facts;
  }

  /** Where lines are not understood, only what a rule says itself is sure. */
  private boolean isSure(Conclusion conclusion) {
    return unread.isEmpty()
        || (conclusion instanceof Conclusion.NeverHolds never
            && never.cause() == Conclusion.NeverHolds.Cause.CONTRADICTION);
  }

  private void readGraph(ChainGraph graph) {
    List<String> names = table.chains().stream().map(Chain::name).toList();
    for (Rule rule : graph.undefined()) {
      if (unread.filter(u -> u.mayDefineWhatIsCalledBy(rule)).isPresent()) {
        continue;
      }
      String chain = rule.target().called();
      facts.add(new UndefinedChain(rule, chain, Nearest.hint(chain, names)));
    }
    for (List<Rule> loop : graph.loops()) {
      boolean reached = graph.isReached(loop.get(0).chain());
      if (reached || unread.isEmpty()) {
        facts.add(new ChainLoop(loop, reached));
      }
    }
    if (unread.isPresent()) {
      return;
    }
    List<Chain> unused = graph.unused().stream().filter(c -> maker(c.name()).isEmpty()).toList();
    if (!unused.isEmpty()) {
      facts.add(new UnusedChains(family, table.name(), unused));
    }
  }

  private Optional<Maker> maker(String chain) {
    return makers.computeIfAbsent(chain, name -> Maker.of(table, name));
  }

  private boolean isTools(Rule rule) {
    return maker(rule.chain()).isPresent() && !Maker.isForUsers(rule.chain());
  }

  private void read(List<Conclusion> conclusions) {
    Map<Shadow, List<Rule>> shadowed = new LinkedHashMap<>();
    Map<Rule, List<Rule>> redundant = new LinkedHashMap<>();
    List<Rule> open = new ArrayList<>();
    for (Conclusion conclusion : conclusions) {
      if (conclusion instanceof Conclusion.Shadowed shadow) {
        if (isMadeOfOneLine(shadow.rule(), shadow.by())) {
          continue;
        }
        Shadow cause = new Shadow(shadow.rule().chain(), shadow.by(), shadow.effect());
        shadowed.computeIfAbsent(cause, c -> new ArrayList<>(1)).add(shadow.rule());
      } else if (conclusion instanceof Conclusion.Redundant repeat) {
        if (isMadeOfOneLine(repeat.rule(), List.of(repeat.later()))) {
          continue;
        }
        redundant.computeIfAbsent(repeat.later(), r -> new ArrayList<>(1)).add(repeat.rule());
      } else if (conclusion instanceof Conclusion.Unreachable behind) {
        boolean opposed = behind.effect() == Effect.OTHER;
        boolean tool = isTools(behind.after());
        facts.add(new UnreachableRules(behind.after(), behind.rules(), opposed, tool));
      } else if (conclusion instanceof Conclusion.NeverHolds never) {
        facts.add(impossible(never));
      } else if (conclusion instanceof Conclusion.NotWorkedOut unknown) {
        open.add(unknown.rule());
      }
    }
    shadowed.forEach((cause, rules) -> addShadowed(cause, rules));
    redundant.forEach(
        (later, rules) ->
            facts.add(new RedundantRules(rules.get(0), rules, later, isTools(later))));
    if (!open.isEmpty()) {
      facts.add(new NotWorkedOut(family, table.name(), open.size(), open.get(0)));
    }
  }

  /** A program that makes several rules of one line of its own may repeat itself. */
  private static boolean isMadeOfOneLine(Rule rule, List<Rule> others) {
    return others.stream()
        .map(Rule::origin)
        .allMatch(o -> o.file() == rule.origin().file() && o.line() == rule.origin().line());
  }

  /** Rules of nat are told one by one, since what one of them would do is no other's business. */
  private void addShadowed(Shadow cause, List<Rule> rules) {
    boolean same = cause.effect() == Effect.SAME;
    boolean opposed = cause.effect() == Effect.OTHER;
    boolean apart = opposed && table.name().equals("nat");
    List<List<Rule>> groups = apart ? rules.stream().map(List::of).toList() : List.of(rules);
    for (List<Rule> group : groups) {
      Rule first = group.get(0);
      facts.add(new ShadowedRules(first, group, cause.by(), same, opposed, isTools(first)));
    }
  }

  private ImpossibleRule impossible(Conclusion.NeverHolds never) {
    String hooks = hooks(never.hooks());
    boolean tool = isTools(never.rule());
    String bridge = masters.getOrDefault(never.what(), "");
    Cause cause = Cause.valueOf(never.cause().name());
    return new ImpossibleRule(never.rule(), cause, never.what(), hooks, bridge, tool);
  }

  private static String hooks(Set<Hook> hooks) {
    return Lines.join(hooks.stream().sorted(Comparator.naturalOrder()).map(Enum::name).toList());
  }
}

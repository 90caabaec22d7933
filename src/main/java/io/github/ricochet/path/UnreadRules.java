package io.github.ricochet.path;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.UnreadLines;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of iptables that were not understood, or that are cut off, may accept what later rules and
 * policies drop. In their place a walk meets a rule that accepts, and of which nobody knows whether
 * it matches. What such a rule could drop is not made up: no loss comes from a line that is not
 * understood.
 */
final class UnreadRules {

  /** Where an ACCEPT is the end of what rules can do to a packet, but for other tables. */
  private static final Set<String> TABLES = Set.of("raw", "mangle", "filter", "security");

  private static final Pattern RULE = Pattern.compile("\\s*(?:\\[\\d+:\\d+\\] )?-A (\\S+)(?: .*)?");

  private final UnreadLines unread;

  UnreadRules(Host host) {
    unread = new UnreadLines(host);
  }

  /** The table, with a rule for each run of lines that were not understood. */
  Table in(Table table) {
    List<Problem> problems = TABLES.contains(table.name()) ? unread.of(table) : List.of();
    if (problems.isEmpty()) {
      return table;
    }
    List<Chain> chains = new ArrayList<>(table.chains());
    for (Problem problem : problems) {
      Origin place = problem.origin().orElseThrow();
      Matcher line = RULE.matcher(place.file().line(place.line()));
      String name = line.matches() ? line.group(1) : "";
      boolean cut = problem.kind() == Problem.Kind.TRUNCATED;
      boolean open = false;
      for (int i = 0; i < chains.size(); i++) {
        Chain chain = chains.get(i);
        boolean its = chain.name().equals(name);
        open |= cut && (its || name.isEmpty());
        if (its || open) {
          chains.set(i, with(chain, table, place));
        }
      }
    }
    return new Table(table.name(), chains, table.origin(), table.nft());
  }

  private static Chain with(Chain chain, Table table, Origin place) {
    List<Rule> rules = new ArrayList<>(chain.rules());
    int at = 0;
    while (at < rules.size() && !isBehind(rules.get(at).origin(), place)) {
      at++;
    }
    boolean again = at > 0 && isUnread(rules.get(at - 1));
    if (!again) {
      rules.add(at, rule(chain, table, at + 1, place));
    }
    return new Chain(chain.name(), chain.policy(), rules, chain.counters(), chain.origin());
  }

  private static boolean isBehind(Origin rule, Origin place) {
    DumpFile file = rule.file();
    return file.equals(place.file()) && rule.line() > place.line();
  }

  /** Whether this rule stands for lines that were not understood. */
  static boolean isUnread(Rule rule) {
    return rule.matches().size() == 1
        && rule.matches().get(0) instanceof UnmodelledMatch match
        && match.name().isEmpty();
  }

  private static Rule rule(Chain chain, Table table, int number, Origin place) {
    return new Rule(
        RuleFamily.IPTABLES,
        table.name(),
        chain.name(),
        number,
        IpHeader.ANY,
        List.of(new UnmodelledMatch("", List.of())),
        Target.Standard.ACCEPT,
        Optional.empty(),
        Origin.ofLine(place.file(), place.line()));
  }
}

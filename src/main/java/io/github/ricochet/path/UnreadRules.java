package io.github.ricochet.path;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.UnreadLines;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.EthernetHeader;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules that were not understood, or that are cut off, may save what later rules and policies lose.
 * In their place a walk meets a rule of which nobody knows whether it matches. In a table that
 * filters it accepts: what it could drop is not made up, no loss comes from a line that is not
 * understood. In a table that translates, where it takes the packet, the walk comes to no end that
 * is known.
 */
final class UnreadRules {

  /** Where an ACCEPT is the end of what rules can do to a packet, but for other tables. */
  private static final Map<RuleFamily, Set<String>> FILTERS =
      Map.of(
          RuleFamily.IPTABLES, Set.of("raw", "mangle", "filter", "security"),
          RuleFamily.EBTABLES, Set.of("filter"));

  private static final Target UNKNOWN = new Target.Unmodelled("", List.of());

  /** What a rule begins with, in a dump or as a command. */
  private static final Pattern RULE =
      Pattern.compile("(?:^|\\s)(?:-([AI])|--(append|insert)) (\\S+)(?: |$)");

  /** What the rules of a listing stand below. */
  private static final Pattern HEAD =
      Pattern.compile("\\s*(?:Bridge chain:|Chain|chain) ([^\\s,]+).*");

  private static final Set<String> BUILT_IN =
      Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING", "BROUTING");

  private final UnreadLines unread;

  UnreadRules(Host host) {
    unread = new UnreadLines(host);
  }

  /** The table, with a rule for each run of lines that were not understood. */
  Table in(RuleFamily family, Table table) {
    List<Problem> problems = unread.of(table);
    if (problems.isEmpty()) {
      return table;
    }
    boolean filters = FILTERS.get(family).contains(table.name());
    Target target = filters ? Target.Standard.ACCEPT : UNKNOWN;
    List<Chain> chains = new ArrayList<>(table.chains());
    for (Problem problem : problems) {
      Origin place = problem.origin().orElseThrow();
      Matcher line = RULE.matcher(place.file().line(place.line()));
      boolean rule = line.find();
      String name = rule ? line.group(3) : listedIn(place);
      if (BUILT_IN.contains(name) && chains.stream().noneMatch(c -> c.name().equals(name))) {
        chains.add(empty(name));
      }
      boolean first = rule && ("I".equals(line.group(1)) || "insert".equals(line.group(2)));
      boolean cut = problem.kind() == Problem.Kind.TRUNCATED;
      boolean open = false;
      for (int i = 0; i < chains.size(); i++) {
        Chain chain = chains.get(i);
        boolean its = chain.name().equals(name);
        open |= cut && (its || name.isEmpty());
        if (its || open) {
          int at = first && its ? 0 : placeOf(place, chain);
          chains.set(i, with(chain, at, rule(family, table, chain, at, target, place)));
        }
      }
    }
    return new Table(table.name(), chains, table.origin(), table.nft());
  }

  /** The chain that a listing has this line in; empty text where it is no listing's. */
  private static String listedIn(Origin place) {
    for (int line = place.line(); line > 0; line--) {
      Matcher head = HEAD.matcher(place.file().line(line));
      if (head.matches()) {
        return head.group(1);
      }
    }
    return "";
  }

  private static Chain empty(String builtIn) {
    return new Chain(
        builtIn, Optional.of(Chain.Policy.ACCEPT), List.of(), Optional.empty(), Optional.empty());
  }

  /** How many rules of the chain come before this place. */
  private static int placeOf(Origin place, Chain chain) {
    int at = 0;
    while (at < chain.rules().size() && !isBehind(chain.rules().get(at).origin(), place)) {
      at++;
    }
    return at;
  }

  private static Chain with(Chain chain, int at, Rule rule) {
    List<Rule> rules = new ArrayList<>(chain.rules());
    boolean again = at > 0 && isUnread(rules.get(at - 1));
    if (!again) {
      rules.add(at, rule);
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

  /** Whether such a rule took the packet where nobody knows what it does. */
  static boolean isUnread(TableWalk.Verdict verdict) {
    return verdict.target() == UNKNOWN;
  }

  private static Rule rule(
      RuleFamily family, Table table, Chain chain, int at, Target target, Origin place) {
    return new Rule(
        family,
        table.name(),
        chain.name(),
        at + 1,
        family == RuleFamily.IPTABLES ? IpHeader.ANY : EthernetHeader.ANY,
        List.of(new UnmodelledMatch("", List.of())),
        target,
        Optional.empty(),
        Origin.ofLine(place.file(), place.line()));
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.CommentMatch;
import io.github.ricochet.host.xtables.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the fingerprints of a host's findings. They are taken over the rule's id, table, chain, the
 * rule's text without counters and comments, and which of several equal ones it is, so that they
 * stay when lines move, counters grow or comments are edited.
 */
final class Fingerprints {

  /** A chain, wherever its rules stand. */
  private record ChainName(RuleFamily family, String table, String chain) {

    static ChainName of(Rule rule) {
      return new ChainName(rule.family(), rule.table(), rule.chain());
    }
  }

  private final RuleLines rules;
  private final Map<ChainName, Map<Origin, Integer>> occurrences = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints(Host host) {
    this(new RuleLines(host.rulesets()));
  }

  Fingerprints(RuleLines rules) {
    this.rules = rules;
  }

  /** The next finding's fingerprint; findings have to be asked for in their order. */
  Fingerprint next(String rule, List<Origin> locations, String detail) {
    Optional<Origin> place = locations.stream().findFirst();
    Rule line = place.flatMap(rules::at).orElse(null);
    String text = line == null ? place(place) + "\n" + detail : text(line);
    String key = rule + "\n" + text;
    return new Fingerprint(key + "\n" + seen.merge(key, 1, Integer::sum));
  }

  /** A place that is no rule: its file, whatever the folder is called, and its text. */
  private static String place(Optional<Origin> place) {
    return place.map(o -> DumpFile.baseName(o.file().name()) + "\n" + o.text()).orElse("");
  }

  private String text(Rule line) {
    int occurrence =
        occurrences.computeIfAbsent(ChainName.of(line), this::count).getOrDefault(line.origin(), 1);
    return line.table() + "\n" + line.chain() + "\n" + bare(line) + "\n" + occurrence;
  }

  /** Which of the equal rules of a chain each of its rules is, from 1. */
  private Map<Origin, Integer> count(ChainName name) {
    Map<String, Integer> times = new HashMap<>();
    Map<Origin, Integer> numbers = new HashMap<>();
    for (Rule rule : rules.of(name.family, name.table, name.chain)) {
      numbers.put(rule.origin(), times.merge(bare(rule), 1, Integer::sum));
    }
    return numbers;
  }

  /** The rule's text, without its comments. */
  private static String bare(Rule rule) {
    if (rule.match(CommentMatch.class).isEmpty()) {
      return rule.save();
    }
    return new Rule(
            rule.family(),
            rule.table(),
            rule.chain(),
            rule.number(),
            rule.header(),
            rule.matches().stream().filter(m -> !(m instanceof CommentMatch)).toList(),
            rule.target(),
            rule.counters(),
            rule.origin())
        .save();
  }
}

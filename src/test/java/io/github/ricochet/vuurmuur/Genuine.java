package io.github.ricochet.vuurmuur;

import io.github.ricochet.dump.xtables.IptablesReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that the genuine Vuurmuur makes of a tree ({@code vuurmuur -b}), as rules.
 *
 * @param rules the rules of iptables
 * @param problems the commands that iptables would refuse
 */
record Genuine(Ruleset rules, List<Problem> problems) {

  private static final Pattern COMMAND = Pattern.compile("\\S*/iptables (?:-t (\\S+) )?(-.*)");

  static Genuine of(String commands) {
    Map<String, StringBuilder> tables = new LinkedHashMap<>();
    List.of("raw", "mangle", "nat", "filter").forEach(t -> tables.put(t, new StringBuilder()));
    for (String line : commands.split("\n", -1)) {
      Matcher command = COMMAND.matcher(line.replace("2>/dev/null", "").strip());
      if (command.matches()) {
        String table = command.group(1) == null ? "filter" : command.group(1);
        tables.get(table).append(command.group(2)).append('\n');
      }
    }
    StringBuilder text = new StringBuilder();
    tables.forEach((t, rules) -> text.append('*' + t + "\n" + rules + "COMMIT\n"));
    DumpFile file = new DumpFile("commands", text.toString());
    List<Problem> problems = new ArrayList<>();
    Ruleset rules = IptablesReader.read(file, 1, file.lines(), RuleFamily.IPTABLES, problems::add);
    return new Genuine(rules, problems);
  }

  /**
   * The rules that decide flows, chain by chain, as iptables-save prints them. Vuurmuur leaves out
   * what it has written already for a rule, but takes two commands for different where one has a
   * blank more, as some with a helper have; of those, the first alone is given.
   */
  static Map<String, List<String>> decisive(Ruleset rules) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    Decisive.rules(rules).forEach((chain, list) -> lines.put(chain, once(list)));
    return lines;
  }

  private static List<String> once(List<Rule> rules) {
    Set<String> helped = new HashSet<>();
    return rules.stream()
        .map(Rule::save)
        .filter(line -> !line.contains("-m helper") || helped.add(line))
        .toList();
  }

  /**
   * The lines in which two translations differ, chain by chain: {@code -} ours, {@code +} theirs.
   */
  static List<String> differences(Ruleset ours, Ruleset theirs) {
    Map<String, List<String>> mine = decisive(ours);
    Map<String, List<String>> other = decisive(theirs);
    Set<String> chains = new TreeSet<>(mine.keySet());
    chains.addAll(other.keySet());
    List<String> differences = new ArrayList<>();
    for (String chain : chains) {
      List<String> have = mine.getOrDefault(chain, List.of());
      List<String> want = other.getOrDefault(chain, List.of());
      if (!have.equals(want)) {
        have.stream().filter(l -> !want.contains(l)).forEach(l -> differences.add("- " + l));
        want.stream().filter(l -> !have.contains(l)).forEach(l -> differences.add("+ " + l));
        differences.add(chain + " has " + have.size() + " rules, and not " + want.size());
      }
    }
    return differences;
  }
}

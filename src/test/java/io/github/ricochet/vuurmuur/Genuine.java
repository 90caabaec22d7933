package io.github.ricochet.vuurmuur;

import io.github.ricochet.dump.xtables.IptablesReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The rules that decide flows, chain by chain, as iptables-save prints them. */
  static Map<String, List<String>> decisive(Ruleset rules) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    Decisive.rules(rules)
        .forEach((chain, list) -> lines.put(chain, list.stream().map(Rule::save).toList()));
    return lines;
  }
}

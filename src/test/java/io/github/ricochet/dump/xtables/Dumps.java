package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.ArrayList;
import java.util.List;

/** Reads texts as dumps, for tests. */
final class Dumps {

  /** What was read, and what was said about it. */
  record Read(Ruleset ruleset, List<Problem> problems) {

    /** All rules, printed. */
    List<String> rules() {
      return ruleset.rules().map(Rule::save).toList();
    }

    /** Kind, place and text of each problem. */
    List<String> told() {
      return problems.stream()
          .map(
              p ->
                  p.kind()
                      + " "
                      + p.origin().map(o -> o.line() + ":" + o.column() + " ").orElse("")
                      + p.message())
          .toList();
    }
  }

  private Dumps() {}

  static Read iptables(String text) {
    return read(text, RuleFamily.IPTABLES);
  }

  static Read ip6tables(String text) {
    return read(text, RuleFamily.IP6TABLES);
  }

  static Read ebtables(String text) {
    return read(text, RuleFamily.EBTABLES);
  }

  /** A text read as a dump of this family. */
  static Read read(String text, RuleFamily family) {
    DumpFile file = new DumpFile("rules", text);
    List<Problem> problems = new ArrayList<>();
    Ruleset ruleset =
        family == RuleFamily.EBTABLES
            ? EbtablesReader.read(file, 1, file.lines(), problems::add)
            : IptablesReader.read(file, 1, file.lines(), family, problems::add);
    return new Read(ruleset, problems);
  }

  /** One rule of one table. */
  static Read rule(String table, String rule, RuleFamily family) {
    return read("*" + table + "\n" + rule + "\nCOMMIT\n", family);
  }
}

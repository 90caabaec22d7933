package io.github.ricochet.dump.script;

import io.github.ricochet.dump.xtables.EbtablesReader;
import io.github.ricochet.dump.xtables.IptablesReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The rules of one program, command by command, as iptables-restore would take them. They are read
 * as a dump is, and what is read then gets its places in the script.
 */
final class Draft {

  /** What a program says of a chain or rule that is not there, or there already. */
  private static final Pattern NO_EFFECT =
      Pattern.compile("-D of a rule that .*|no chain .*|.* is there already.*|.* without rules.*");

  private static final Pattern TAKES_AWAY =
      Pattern.compile("(?:-[DXFENZ]|--(?:delete|flush|new|rename|zero)\\S*) ?.*");

  private final RuleFamily family;
  private final Map<String, List<Line>> tables = new LinkedHashMap<>();

  /** Where a table is named first. */
  private final Map<String, Origin> begun = new HashMap<>();

  /**
   * @param text as iptables-restore takes it, within a table
   * @param mayFail whether the script goes on without a word where this fails
   */
  private record Line(String text, Origin origin, boolean mayFail) {}

  Draft(RuleFamily family) {
    this.family = family;
  }

  /** Adds a command; a line break in its words becomes a blank, since a line is a command. */
  void add(String table, String text, Origin origin, boolean mayFail) {
    Line line = new Line(text.replace('\n', ' '), origin, mayFail);
    tables.computeIfAbsent(begin(table, origin), t -> new ArrayList<>()).add(line);
  }

  private String begin(String table, Origin origin) {
    String name = table.replace('\n', ' ');
    begun.putIfAbsent(name, origin);
    return name;
  }

  /** Whether a rule was appended in these words already. */
  boolean has(String table, String text) {
    return tables.getOrDefault(table, List.of()).stream().anyMatch(l -> l.text().equals(text));
  }

  /** Begins a table anew, as iptables-restore does. */
  void clear(String table, Origin origin) {
    tables.put(begin(table, origin), new ArrayList<>());
  }

  /** What came of it. */
  Ruleset read(Consumer<Problem> problems) {
    StringBuilder text = new StringBuilder();
    List<Line> lines = new ArrayList<>();
    tables.forEach(
        (table, commands) -> {
          Origin first = begun.get(table);
          append(new Line("*" + table, first, false), text, lines);
          commands.forEach(command -> append(command, text, lines));
          append(new Line("COMMIT", first, false), text, lines);
        });
    DumpFile file = new DumpFile("script", text.toString());
    Consumer<Problem> placed = problem -> place(problem, lines).ifPresent(problems);
    Ruleset rules =
        family == RuleFamily.EBTABLES
            ? EbtablesReader.read(file, 1, file.lines(), placed)
            : IptablesReader.read(file, 1, file.lines(), family, placed);
    return new Ruleset(family, rules.tables().stream().map(t -> placed(t, lines)).toList());
  }

  private static void append(Line line, StringBuilder text, List<Line> lines) {
    text.append(line.text()).append('\n');
    lines.add(line);
  }

  private static Optional<Problem> place(Problem problem, List<Line> lines) {
    Line line = problem.origin().map(o -> lines.get(o.line() - 1)).orElse(lines.get(0));
    boolean nothing =
        TAKES_AWAY.matcher(line.text()).matches() && NO_EFFECT.matcher(problem.message()).matches();
    if (nothing && line.mayFail()) {
      return Optional.empty();
    }
    Problem.Kind kind = nothing ? Problem.Kind.FOREIGN_TEXT : problem.kind();
    String message = nothing ? "this fails, and changes nothing: " : "";
    return Optional.of(
        new Problem(
            kind,
            message + problem.message(),
            line.origin().file().name(),
            Optional.of(line.origin())));
  }

  private static Table placed(Table table, List<Line> lines) {
    List<Chain> chains = new ArrayList<>();
    for (Chain chain : table.chains()) {
      List<Rule> rules = new ArrayList<>();
      for (Rule r : chain.rules()) {
        rules.add(
            new Rule(
                r.family(),
                r.table(),
                r.chain(),
                r.number(),
                r.header(),
                r.matches(),
                r.target(),
                r.counters(),
                at(r.origin(), lines)));
      }
      chains.add(
          new Chain(
              chain.name(),
              chain.policy(),
              List.copyOf(rules),
              chain.counters(),
              chain.origin().map(o -> at(o, lines))));
    }
    return new Table(table.name(), List.copyOf(chains), at(table.origin(), lines), table.nft());
  }

  private static Origin at(Origin read, List<Line> lines) {
    return lines.get(read.line() - 1).origin();
  }
}

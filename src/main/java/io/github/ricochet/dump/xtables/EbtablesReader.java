package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what ebtables-save and {@code ebtables -L} print, in the legacy and in the nft variant. */
public final class EbtablesReader {

  private final DumpFile file;
  private final Places places;
  private final EbtablesLine line;
  private final LineByLine lines;
  private final Interner facts = new Interner();
  private final Map<String, TableBuilder> tables = new LinkedHashMap<>();

  /** The table that the current line is in; null outside. */
  private TableBuilder table;

  /** The chain whose rules a listing gives; null outside of a listing. */
  private ChainBuilder listed;

  private EbtablesReader(DumpFile file, Consumer<Problem> problems) {
    this.file = file;
    places = new Places(file, problems);
    line = new EbtablesLine(file.text());
    lines = new LineByLine(file, places, line);
  }

  /**
   * Reads a stretch of a file.
   *
   * @param firstLine the first line of the dump, from 1
   * @param lastLine its last line
   * @param problems is told what was not understood; reading goes on behind it
   */
  public static Ruleset read(
      DumpFile file, int firstLine, int lastLine, Consumer<Problem> problems) {
    EbtablesReader reader = new EbtablesReader(file, problems);
    for (int number = firstLine; number <= lastLine; number++) {
      reader.lines.read(number, reader::readKind);
    }
    List<Table> built = new ArrayList<>(reader.tables.size());
    reader.tables.values().forEach(t -> built.add(t.build()));
    return new Ruleset(RuleFamily.EBTABLES, List.copyOf(built));
  }

  private void readKind() {
    switch (line.kind()) {
      case BLANK, COMMENT -> {}
      case TABLE -> open(line.arguments().word(0).substring(1), 0);
      case LISTED_TABLE -> open(argument(2, "a table"), 2);
      case CHAIN -> defineChain();
      case LISTED_CHAIN -> listedChain();
      case COMMIT -> table = null;
      case COMMAND -> command();
      case WORDS -> words();
    }
  }

  private String argument(int index, String what) {
    if (line.arguments().size() <= index) {
      throw new Slip(what + " is missing at the end of the line", Slip.WHOLE_LINE);
    }
    return line.arguments().word(index);
  }

  private void open(String written, int word) {
    Arguments words = line.arguments();
    boolean known = BuiltIn.tables(RuleFamily.EBTABLES).contains(written);
    String name = known ? written : Advice.tableName(written, RuleFamily.EBTABLES);
    table =
        new TableBuilder(
            RuleFamily.EBTABLES, name, places.origin(words.start(word), words.end(word)));
    tables.put(name, table);
    listed = null;
    if (!known) {
      throw new Slip("no table \"" + written + "\"; filter, nat or broute is needed", word);
    }
  }

  private void defineChain() {
    Arguments words = line.arguments();
    if (table == null) {
      throw new Slip(":NAME POLICY outside of a table; a line such as *filter must begin one", 0);
    }
    String name = words.word(0).substring(1);
    Origin at = places.origin(words.start(0), words.end(words.size() - 1));
    table.define(name, table.defaultPolicy(name), Optional.empty(), at);
    table.define(
        name,
        Optional.of(ChainLine.policy(argument(1, "the policy"), 1, RuleFamily.EBTABLES)),
        Optional.empty(),
        at);
  }

  /** {@code Bridge chain: INPUT, entries: 1, policy: DROP}. */
  private void listedChain() {
    Arguments words = line.arguments();
    if (table == null) {
      throw new Slip(
          "a chain outside of a table; a line such as \"Bridge table: filter\" must come first", 1);
    }
    String name = argument(2, "the chain's name").replaceAll(",$", "");
    Origin at = places.origin(words.start(2), words.start(2) + name.length());
    Chain.Policy policy = ChainLine.policy(argument(6, "the policy"), 6, RuleFamily.EBTABLES);
    listed = table.define(name, Optional.of(policy), Optional.empty(), at);
  }

  private void command() {
    Arguments words = line.arguments();
    if (line.before() > 0) {
      // ebtables -L --Lx prints whole commands: ebtables -t nat -A …
      int first = words.size() - line.before();
      int tableWord = words.size() - 1;
      boolean whole = words.word(first).equals("ebtables");
      if (!whole || (line.before() == 3 && !words.word(first + 1).equals("-t"))) {
        throw new Slip(Advice.foreignLine(file.line(places.line())), Slip.WHOLE_LINE);
      }
      String name = line.before() == 3 ? words.word(tableWord) : "filter";
      table = tables.computeIfAbsent(name, n -> newTable(n));
      line.dropBefore();
    }
    if (table == null) {
      table = tables.computeIfAbsent("filter", n -> newTable(n));
      places.report(
          Problem.Kind.NOT_UNDERSTOOD,
          "a rule outside of a table; a line such as *filter must begin one (read as of that table)",
          places.wholeLine());
    }
    new RuleCommands(table, line, places, this::body).run();
  }

  private TableBuilder newTable(String name) {
    return new TableBuilder(RuleFamily.EBTABLES, name, places.wholeLine());
  }

  private RuleBody body(TableBuilder in, String chain) {
    return new BridgeRuleReader(line.arguments(), in, chain, facts).read();
  }

  /** A rule of a listing, numbered perhaps; else foreign text. */
  private void words() {
    Arguments words = line.arguments();
    if (listed != null) {
      if (words.peek().matches("[0-9]+\\.?")) {
        words.next();
      }
      if (words.hasNext() && (words.peek().startsWith("-") || words.peek().equals("!"))) {
        new RuleCommands(table, line, places, this::body).listed(listed);
        return;
      }
    }
    if (table != null) {
      throw new Slip(Advice.foreignLine(file.line(places.line())), Slip.WHOLE_LINE);
    }
    places.report(
        Problem.Kind.FOREIGN_TEXT, "text around the dump, which is left out", places.wholeLine());
  }
}

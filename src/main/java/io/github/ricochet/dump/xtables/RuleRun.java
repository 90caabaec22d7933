package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A stretch of lines {@code -A CHAIN …}, which a large dump is made of nearly alone. They are read
 * for a table that nobody changes meanwhile, so that several stretches can be read at once; what
 * they say is done to the table afterwards, in their order.
 */
final class RuleRun {

  /** Stretches that are shorter are not worth a thread. */
  private static final int WORTH_A_THREAD = 2_000;

  private final LineByLine lines;
  private final RuleCommands commands;
  private final int first;
  private final int last;
  private final List<RuleDraft> drafts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>(0);
  private final Runnable take = this::take;

  /** The line that names a chain which the table does not have; behind the last if none does. */
  private int end;

  private boolean strange;

  private RuleRun(DumpFile file, TableBuilder table, int first, int last) {
    this.first = first;
    this.last = last;
    Places places = new Places(file, problems::add);
    IptablesLine line = new IptablesLine(file.text());
    lines = new LineByLine(file, places, line);
    RuleReader rules = new RuleReader(line.arguments(), new Interner());
    commands = new RuleCommands(table, line, places, rules);
  }

  /**
   * The last of the lines {@code -A} from this one on.
   *
   * @param number a line
   * @return a line before it where it is none itself
   */
  static int last(DumpFile file, int number, int lastLine) {
    int at = number;
    while (at <= lastLine && file.text().startsWith("-A ", file.lineStart(at))) {
      at++;
    }
    return at - 1;
  }

  /**
   * Reads a stretch, on all processors where it is a long one.
   *
   * @param first its first line
   * @param last its last line
   * @param problems is told what was not understood
   * @return the line from which on nothing was read, since it names a chain that is not there yet
   */
  static int read(
      DumpFile file, TableBuilder table, int first, int last, Consumer<Problem> problems) {
    int lines = last - first + 1;
    int parts = Math.min(Runtime.getRuntime().availableProcessors(), lines / WORTH_A_THREAD);
    if (parts < 2) {
      return first;
    }
    List<RuleRun> runs = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      int from = first + (int) ((long) lines * i / parts);
      int to = first + (int) ((long) lines * (i + 1) / parts) - 1;
      runs.add(new RuleRun(file, table, from, to));
    }
    runs.parallelStream().forEach(RuleRun::read);
    int whole = 0;
    while (whole < parts && runs.get(whole).end > runs.get(whole).last) {
      whole++;
    }
    List<RuleRun> read = runs.subList(0, Math.min(whole + 1, parts));
    read.forEach(run -> run.problems.forEach(problems));
    // Each chain gets its rules from one thread, in their order.
    IntStream.range(0, parts)
        .parallel()
        .forEach(share -> read.forEach(run -> run.append(table, share, parts)));
    return whole < parts ? runs.get(whole).end : last + 1;
  }

  /** Puts the rules into their chains, into one of so many shares of all chains. */
  private void append(TableBuilder table, int share, int shares) {
    for (int i = 0; i < drafts.size(); i++) {
      RuleDraft draft = drafts.get(i);
      if (Math.floorMod(draft.chain().name().hashCode(), shares) == share) {
        draft.append(table);
      }
    }
  }

  private void read() {
    end = first;
    while (end <= last && !strange) {
      lines.read(end, take);
      end += strange ? 0 : 1;
    }
  }

  private void take() {
    if (commands.namesKnownChain()) {
      drafts.add(commands.draft());
    } else {
      strange = true;
    }
  }
}

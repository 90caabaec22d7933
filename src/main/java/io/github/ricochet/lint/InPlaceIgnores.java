package io.github.ricochet.lint;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.fact.FaultyIgnore;
import io.github.ricochet.lint.fact.FaultyIgnore.Fault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ignores that stand in dumps: {@code # ricochet: ignore[RC101] reason} is about the line after
 * it, {@code --comment "ricochet:ignore[RC101] reason"} about its own.
 */
final class InPlaceIgnores {

  private static final String WORD = "ricochet:";

  private static final Pattern DIRECTIVE =
      Pattern.compile("ricochet:\\s*ignore(?:\\[([^\\]]*)\\])?\\s*(.*)");

  private static final Pattern UNTIL = Pattern.compile("until=(\\S*)\\s*(.*)");

  /** So many lines at most can be one entry of a listing, such as of {@code ip -d link}. */
  private static final int LONGEST_ENTRY = 64;

  private final Catalogue catalogue;
  private final List<Ignore> ignores = new ArrayList<>();
  private final List<FaultyIgnore> faults = new ArrayList<>();

  private InPlaceIgnores(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Those in all dumps of a host. */
  static InPlaceIgnores of(Host host, Catalogue catalogue) {
    InPlaceIgnores found = new InPlaceIgnores(catalogue);
    files(host).forEach(found::read);
    return found;
  }

  /** The ignores that say what they silence. */
  List<Ignore> ignores() {
    return ignores;
  }

  /** What was meant to be an ignore and is none. */
  List<FaultyIgnore> faults() {
    return faults;
  }

  /** The files that something was read of. */
  private static List<DumpFile> files(Host host) {
    Set<DumpFile> files = Collections.newSetFromMap(new IdentityHashMap<>());
    List<DumpFile> inOrder = new ArrayList<>();
    Consumer<DumpFile> taker =
        file -> {
          if (files.add(file)) {
            inOrder.add(file);
          }
        };
    DumpFile[] last = new DumpFile[1];
    Consumer<Rule> ofRules =
        rule -> {
          // Of a hundred thousand rules, nearly all stand in the file of the one before.
          if (rule.origin().file() != last[0]) {
            last[0] = rule.origin().file();
            taker.accept(last[0]);
          }
        };
    host.rulesets().values().forEach(rules -> rules.each(ofRules));
    Stream<Origin> others =
        Stream.of(
                host.interfaces().stream().map(i -> i.origin()),
                host.ports().stream().map(p -> p.origin()),
                host.addresses().stream().map(a -> a.origin()),
                host.routes().stream().map(r -> r.origin()),
                host.sysctls().values().stream().map(s -> s.origin()),
                host.problems().stream().map(Problem::origin).flatMap(Optional::stream))
            .flatMap(s -> s);
    others.map(Origin::file).forEach(taker);
    return inOrder;
  }

  private void read(DumpFile file) {
    int at = file.text().indexOf(WORD);
    while (at >= 0) {
      int line = lineAt(file, at);
      read(file, line, at - file.lineStart(line));
      at = file.text().indexOf(WORD, at + 1);
    }
  }

  /** The number of the line that holds this offset, by halves. */
  private static int lineAt(DumpFile file, int offset) {
    int low = 1;
    int high = file.lines();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (file.lineStart(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void read(DumpFile file, int number, int at) {
    String line = file.line(number);
    boolean ownLine = line.stripLeading().startsWith("#");
    Matcher directive =
        DIRECTIVE.matcher(line.substring(at, ownLine ? line.length() : end(line, at)));
    if (!directive.matches() || (!ownLine && !isComment(line, at))) {
      return;
    }
    int column = line.codePointCount(0, at) + 1;
    String written = directive.group().stripTrailing();
    Origin origin =
        new Origin(file, number, column, column + written.codePointCount(0, written.length()));
    Scope scope = ownLine ? after(file, number) : new Scope.Lines(file, number, number);
    add(directive.group(1), directive.group(2).strip(), scope, origin);
  }

  private static boolean isComment(String line, int at) {
    String before = line.substring(0, at);
    return before.contains("comment") || before.contains("/*");
  }

  /** Where the comment of a rule ends that holds this offset. */
  private static int end(String line, int at) {
    String before = line.substring(0, at);
    boolean quoted = before.chars().filter(c -> c == '"').count() % 2 == 1;
    String mark = quoted ? "\"" : before.contains("/*") ? "*/" : " ";
    int end = line.indexOf(mark, at);
    return end < 0 ? line.length() : end;
  }

  /**
   * The entry after a line of its own: the next line that is no ignore, and those indented below
   * it.
   */
  private static Scope after(DumpFile file, int number) {
    int first = number + 1;
    while (first < file.lines() && file.line(first).stripLeading().startsWith("# " + WORD)) {
      first++;
    }
    int last = first;
    while (last - first < LONGEST_ENTRY
        && last < file.lines()
        && file.line(last + 1).startsWith(" ")) {
      last++;
    }
    return new Scope.Lines(file, first, last);
  }

  private void add(String rules, String rest, Scope scope, Origin origin) {
    if (rules == null || rules.isBlank()) {
      fault(
          "an ignore names its rules in brackets: `ricochet: ignore[RC101] reason`; this one"
              + " silences nothing",
          origin);
      return;
    }
    Optional<LocalDate> until = Optional.empty();
    String reason = rest;
    Matcher dated = UNTIL.matcher(rest);
    if (dated.matches()) {
      reason = dated.group(2);
      try {
        until = Optional.of(LocalDate.parse(dated.group(1)));
      } catch (DateTimeParseException e) {
        fault("until= takes a date such as 2027-03-01, not " + dated.group(1), origin);
        return;
      }
    }
    for (String rule : rules.split("[,\\s]+", -1)) {
      add(rule, reason, until, scope, origin);
    }
  }

  private void add(
      String word, String reason, Optional<LocalDate> until, Scope scope, Origin origin) {
    Optional<String> rule = catalogue.find(word);
    if (rule.isEmpty()) {
      fault("there is no rule " + word + Nearest.hint(word, catalogue.ids()), origin);
    } else if (Gate.alwaysFails(rule.get())) {
      fault(
          rule.get() + " cannot be silenced: what is not understood never passes; tell us about it",
          origin);
    } else {
      ignores.add(new Ignore(rule.get(), scope, reason, until, origin));
    }
  }

  private void fault(String message, Origin origin) {
    faults.add(new FaultyIgnore(Fault.UNUSED, message, origin));
  }
}

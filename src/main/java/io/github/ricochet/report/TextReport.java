package io.github.ricochet.report;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Baseline;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Confidence;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.FlowGroup;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Remedy;
import io.github.ricochet.lint.Severity;
import io.github.ricochet.lint.Silenced;
import io.github.ricochet.report.Paper.Ink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The findings for people: what is lost, because of which line, on which way, and what to type. */
public final class TextReport implements Report {

  /** So many lines of dumps are quoted for a finding where nobody asked for all. */
  private static final int QUOTED = 4;

  /** So many flows or sources are listed where nobody asked for all. */
  private static final int LISTED = 8;

  /** The mark below a stretch is not longer than this. */
  private static final int MARK = 94;

  /** Lines of dumps stand indented by so much. */
  private static final int QUOTE = 6;

  private final Paper paper;
  private final Supplier<Catalogue> catalogue;
  private final boolean verbose;
  private final boolean quiet;
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private int hosts;
  private int silenced;
  private int gone;

  /**
   * @param paper where to write
   * @param catalogue the pages of the rules, for those that {@code explain} does not know
   * @param detail how much to say
   */
  public TextReport(Paper paper, Supplier<Catalogue> catalogue, Detail detail) {
    this.paper = paper;
    this.catalogue = catalogue;
    verbose = detail == Detail.VERBOSE;
    quiet = detail == Detail.QUIET;
  }

  @Override
  public void add(HostResult host) {
    long dumps = dumps(host);
    boolean clean = host.findings().isEmpty();
    if (clean && (dumps == 0 || (quiet && host.gone().isEmpty()))) {
      return; // without dumps, standard error tells it
    }
    hosts++;
    String read = dumps == 0 ? "" : " (" + count(dumps, "dump") + ")";
    paper.line(Ink.BOLD, host.host(), read + (clean ? ": nothing found" : ""));
    paper.line();
    List<Finding> brief = new ArrayList<>();
    for (Finding finding : host.findings()) {
      counts.merge(finding.severity(), 1L, Long::sum);
      if (finding.severity() == Severity.NOTE && !verbose) {
        brief.add(finding);
      } else {
        print(finding);
      }
    }
    if (!brief.isEmpty()) {
      brief.forEach(this::printBrief);
      paper.line();
    }
    silenced += host.silenced().size();
    if (verbose) {
      host.silenced().forEach(this::printSilenced);
    }
    for (Baseline.Entry entry : host.gone()) {
      gone++;
      paper.line(Ink.GREEN, "gone[" + entry.rule() + "]", " in the baseline and there no longer");
      paper.paragraph(2, 0, entry.message());
      paper.line();
    }
    int omitted = host.found().flowsOmitted();
    if (omitted > 0) {
      paper.line(count(omitted, "further lost flow") + " not listed");
      paper.line();
    }
  }

  @Override
  public void end() {
    if (hosts == 0 || quiet) {
      return;
    }
    long errors = counts.getOrDefault(Severity.ERROR, 0L);
    long warnings = counts.getOrDefault(Severity.WARNING, 0L);
    long notes = counts.getOrDefault(Severity.NOTE, 0L);
    String where = hosts == 1 ? "" : " on " + hosts + " hosts";
    Ink ink = errors > 0 ? Ink.RED : warnings > 0 ? Ink.YELLOW : Ink.GREEN;
    String sum =
        count(errors, "error") + ", " + count(warnings, "warning") + ", " + count(notes, "note");
    String known = silenced == 0 ? "" : "; " + silenced + " silenced";
    String over = gone == 0 ? "" : "; " + gone + " of the baseline gone, write it anew";
    paper.line(ink, sum, where + known + over);
  }

  /** What is known, in short. */
  private void printSilenced(Silenced silenced) {
    Finding finding = silenced.finding();
    String by = silenced.by().map(ignore -> ", " + ignore.origin()).orElse("");
    paper.line(
        Ink.DIM,
        "silenced[" + finding.rule() + "]",
        " " + finding.name() + " (" + silenced.why() + by + ")");
    paper.paragraph(2, 0, finding.message());
    finding.locations().stream().limit(1).forEach(this::quote);
    paper.line();
  }

  private static long dumps(HostResult host) {
    return host.found().inputs().stream().filter(i -> i.kind() != DumpKind.UNRECOGNISED).count();
  }

  private void print(Finding finding) {
    String sure = finding.confidence() + (finding.sometimes() ? ", sometimes" : "");
    boolean aboutFlows = !finding.flows().isEmpty() || finding.confidence() != Confidence.CONFIRMED;
    paper.line(
        INKS.get(finding.severity()),
        finding.severity() + "[" + finding.rule() + "]",
        " " + finding.name() + (aboutFlows ? " (" + sure + ")" : ""));
    paper.paragraph(2, 0, finding.message());
    int places = finding.locations().size();
    finding.locations().stream().limit(verbose ? Long.MAX_VALUE : QUOTED).forEach(this::quote);
    if (!verbose && places > QUOTED) {
      paper.line("  and " + count(places - QUOTED, "more place") + "; --verbose shows them");
    }
    printEvidence(finding);
    paper.line();
  }

  /** A note, which is whole with {@code --verbose} only: where it is, and what it says. */
  private void printBrief(Finding note) {
    String place = note.locations().stream().findFirst().map(o -> " " + o).orElse("");
    paper.line(Ink.CYAN, "note[" + note.rule() + "]", " " + note.name() + place);
    paper.paragraph(2, 0, note.message());
  }

  private void printEvidence(Finding finding) {
    if (!finding.flows().isEmpty()) {
      String word = finding.confidence() == Confidence.CONFIRMED ? "lost   " : "may be lost ";
      paper.line();
      finding.flows().stream()
          .limit(verbose ? Long.MAX_VALUE : LISTED)
          .forEach(f -> list(Ink.RED, word, f.source().name() + " -> " + f.destination()));
      more(finding.flows().size());
    }
    works(finding.works());
    finding.witness().ifPresent(w -> new PathText(paper, verbose).printEnd(w));
    if (!finding.remedies().isEmpty()) {
      paper.line();
      int number = 1;
      for (Remedy remedy : finding.remedies()) {
        print(number++, remedy, finding.flows().size() + finding.affected().size());
      }
    }
    if (Catalogue.isOwn(finding.rule())) {
      paper.paragraph(2, 2, "why: " + catalogue.get().summary(finding.rule()));
    } else {
      paper.line(Ink.DIM, "  why: ", "ricochet explain " + finding.rule());
    }
  }

  /** The sources that are answered, by what they ask. */
  private void works(List<FlowGroup> flows) {
    Map<String, List<String>> sources =
        flows.stream()
            .collect(
                Collectors.groupingBy(
                    FlowGroup::destination,
                    LinkedHashMap::new,
                    Collectors.mapping(f -> f.source().name(), Collectors.toList())));
    sources.forEach(
        (to, from) -> {
          List<String> shown = verbose ? from : from.subList(0, Math.min(LISTED, from.size()));
          String rest = shown.size() < from.size() ? " and others" : "";
          list(Ink.GREEN, "works  ", String.join(", ", shown) + rest + " -> " + to);
        });
  }

  private void more(int size) {
    if (!verbose && size > LISTED) {
      paper.paragraph(11, 0, "and " + (size - LISTED) + " more; --verbose lists them");
    }
  }

  private void list(Ink ink, String word, String text) {
    paper.line(ink, "    " + word, text);
  }

  /** The line, with a mark below the stretch that is meant. */
  private void quote(Origin origin) {
    String line = origin.file().line(origin.line());
    int length = line.codePointCount(0, line.length());
    int from = Math.min(origin.column() - 1, length);
    int to = Math.max(from, Math.min(origin.endColumn() - 1, length));
    String before = Plain.text(line.substring(0, line.offsetByCodePoints(0, from)));
    int room = paper.excerpt() - QUOTE;
    String meant = cut(Plain.text(origin.text()), room);
    String after =
        cut(Plain.text(line.substring(line.offsetByCodePoints(0, to))), room - meant.length());
    String shown = before.length() > Math.min(40, paper.excerpt() / 4) ? "…" : before;
    paper.line(Ink.DIM, "  --> ", origin.toString());
    paper.line("      " + shown.stripLeading() + meant + after);
    int indent = shown.stripLeading().length();
    int tail = Math.min(meant.length(), MARK) - 1;
    paper.line("      " + " ".repeat(indent) + "^" + "~".repeat(Math.max(0, tail)));
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text.stripTrailing();
    }
    return length < 2 ? "" : text.substring(0, length - 1) + "…";
  }

  private void print(int number, Remedy remedy, int flows) {
    paper.paragraph(4, 3, number + ". " + remedy.title() + tried(remedy, flows));
    commands(remedy.commands(), "  ");
    commands(remedy.lasting(), "to last: ");
    remedy.sideEffects().forEach(s -> paper.paragraph(7, 2, "- " + s));
    remedy.breaks().stream()
        .limit(verbose ? Long.MAX_VALUE : LISTED)
        .forEach(f -> list(Ink.YELLOW, "   breaks ", f.source().name() + " -> " + f.destination()));
  }

  private void commands(List<String> commands, String before) {
    commands.stream()
        .limit(verbose ? Long.MAX_VALUE : LISTED)
        .forEach(c -> paper.line("       " + before + c));
    if (!verbose && commands.size() > LISTED) {
      paper.line("       and " + (commands.size() - LISTED) + " more; --verbose lists them");
    }
  }

  private static String tried(Remedy remedy, int flows) {
    if (!remedy.verified()) {
      return "";
    }
    String all = remedy.cures() == flows ? "" : " of " + flows;
    String breaks =
        remedy.breaks().isEmpty() ? "breaks nothing" : "breaks " + remedy.breaks().size();
    return " (tried out: cures " + remedy.cures() + all + ", " + breaks + ")";
  }

  private static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static final Map<Severity, Ink> INKS =
      Map.of(Severity.ERROR, Ink.RED, Severity.WARNING, Ink.YELLOW, Severity.NOTE, Ink.CYAN);
}

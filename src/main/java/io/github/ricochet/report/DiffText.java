package io.github.ricochet.report;

import io.github.ricochet.fleet.Change;
import io.github.ricochet.fleet.HostDiff;
import io.github.ricochet.report.Paper.Ink;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of flows between two states of hosts, for people. */
public final class DiffText implements DiffReport {

  private static final Map<Change.Kind, String> WORDS =
      Map.of(
          Change.Kind.LOST, "lost  ",
          Change.Kind.UNSURE, "unsure",
          Change.Kind.MOVED, "moved ",
          Change.Kind.BEGAN, "works ");

  private static final Map<Change.Kind, Ink> INKS =
      Map.of(
          Change.Kind.LOST, Ink.RED,
          Change.Kind.UNSURE, Ink.YELLOW,
          Change.Kind.MOVED, Ink.YELLOW,
          Change.Kind.BEGAN, Ink.GREEN);

  /** So many senders are listed where nobody asked for all. */
  private static final int LISTED = 8;

  private final Paper paper;
  private final boolean verbose;
  private final Map<Change.Kind, Long> counts = new TreeMap<>();
  private long compared;

  /**
   * @param paper where to write
   * @param verbose whether to list every sender
   */
  public DiffText(Paper paper, boolean verbose) {
    this.paper = paper;
    this.verbose = verbose;
  }

  @Override
  public void add(HostDiff host) {
    if (host.trouble().isPresent()) {
      return; // standard error tells it
    }
    compared += host.compared();
    paper.line(
        Ink.BOLD, host.host(), host.changes().isEmpty() ? ": every flow fares as before" : "");
    host.changes().forEach(this::print);
    DiffWords.remarks(host).forEach(text -> paper.paragraph(2, 0, text));
    paper.line();
    DiffWords.count(host).forEach((kind, count) -> counts.merge(kind, count, Long::sum));
  }

  private void print(Change change) {
    String flow = " " + senders(change) + " -> " + DiffWords.destination(change);
    paper.line(INKS.get(change.kind()), "  " + WORDS.get(change.kind()), flow);
    paper.paragraph(11, 0, DiffWords.why(change));
    DiffWords.line(change)
        .ifPresent(
            origin -> {
              paper.line("           --> " + origin);
              paper.line("               " + origin.text());
            });
  }

  private String senders(Change change) {
    List<String> senders = DiffWords.senders(change);
    return verbose || senders.size() <= LISTED
        ? String.join(", ", senders)
        : String.join(", ", senders.subList(0, LISTED - 1))
            + " and "
            + (senders.size() - LISTED + 1)
            + " others";
  }

  @Override
  public void end() {
    paper.line(DiffWords.counts(counts) + "; " + compared + " flows compared");
  }
}

package io.github.ricochet.report;

import io.github.ricochet.fleet.Change;
import io.github.ricochet.fleet.HostDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of flows between two states of hosts, as a comment on a merge request. */
public final class DiffMarkdown implements DiffReport {

  private static final Map<Change.Kind, String> WORDS =
      Map.of(
          Change.Kind.LOST, "**lost**",
          Change.Kind.UNSURE, "no longer certain",
          Change.Kind.MOVED, "another machine answers",
          Change.Kind.BEGAN, "works now");

  /** Longer tables are cut: a comment that nobody reads helps nobody. */
  private static final int ROWS = 50;

  /** So many senders are listed in a cell. */
  private static final int LISTED = 12;

  private final Writer out;
  private final List<String> body = new ArrayList<>();
  private final Map<Change.Kind, Long> counts = new TreeMap<>();

  /**
   * @param out where to write
   */
  public DiffMarkdown(Writer out) {
    this.out = out;
  }

  @Override
  public void add(HostDiff host) {
    DiffWords.count(host).forEach((kind, count) -> counts.merge(kind, count, Long::sum));
    if (host.changes().isEmpty() && host.trouble().isEmpty()) {
      return;
    }
    body.add("");
    body.add("#### " + code(host.host()));
    body.add("");
    if (host.trouble().isPresent()) {
      body.add("Not compared: " + escaped(host.trouble().get().why()));
      return;
    }
    body.add("| | from | to | why |");
    body.add("|---|---|---|---|");
    List<Change> changes = host.changes();
    changes.stream().limit(ROWS).map(DiffMarkdown::row).forEach(body::add);
    if (changes.size() > ROWS) {
      body.add("");
      body.add((changes.size() - ROWS) + " more rows are not shown.");
    }
    for (String remark : DiffWords.remarks(host)) {
      body.add("");
      body.add(escaped(remark));
    }
  }

  private static String row(Change change) {
    List<String> senders = DiffWords.senders(change);
    String from = String.join(", ", senders.subList(0, Math.min(LISTED, senders.size())));
    String more = senders.size() > LISTED ? " and " + (senders.size() - LISTED) + " others" : "";
    String line =
        DiffWords.line(change)
            .map(o -> "<br>" + code(o.file().name() + ":" + o.line()) + " " + code(o.text()))
            .orElse("");
    return "| "
        + WORDS.get(change.kind())
        + " | "
        + escaped(from + more)
        + " | "
        + code(DiffWords.destination(change))
        + " | "
        + escaped(DiffWords.why(change))
        + line
        + " |";
  }

  @Override
  public void end() {
    long lost = counts.getOrDefault(Change.Kind.LOST, 0L);
    try {
      out.write(
          counts.isEmpty()
              ? "### Every flow fares as before\n"
              : "### " + (lost > 0 ? "Flows are lost" : "Flows change") + "\n");
      if (!counts.isEmpty()) {
        out.write("\n" + DiffWords.counts(counts) + "\n");
      }
      for (String line : body) {
        out.write(line + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text in which nothing is markup: dumps and file names say what they like. */
  private static String escaped(String text) {
    return Plain.text(text).replaceAll("([\\\\`*_{}\\[\\]<>#|!&~@])", "\\\\$1");
  }

  /** Text as it is, in a cell of a table. */
  private static String code(String text) {
    String plain = Plain.text(text).replace("|", "\\|");
    String fence = "`";
    while (plain.contains(fence)) {
      fence += "`";
    }
    String pad = fence.length() > 1 ? " " : "";
    return fence + pad + plain + pad + fence;
  }
}

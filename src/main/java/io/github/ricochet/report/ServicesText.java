package io.github.ricochet.report;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.MatrixDigest;
import io.github.ricochet.lint.MatrixDigest.Group;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.lint.ServiceMatrix.Cell;
import io.github.ricochet.lint.ServiceMatrix.Reach;
import io.github.ricochet.lint.ServiceMatrix.Row;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.report.Paper.Dyed;
import io.github.ricochet.report.Paper.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who reaches which service, as a table for people. */
public final class ServicesText {

  private static final Map<Reach, Ink> INKS =
      Map.of(
          Reach.WORKS, Ink.GREEN,
          Reach.OTHER, Ink.YELLOW,
          Reach.UNKNOWN, Ink.CYAN,
          Reach.FILTERED, Ink.YELLOW,
          Reach.LOST, Ink.RED);

  private static final Map<Reach, String> MEANINGS =
      Map.of(
          Reach.WORKS, "a machine that the service is on answers",
          Reach.OTHER, "another machine answers, or the host itself",
          Reach.UNKNOWN, "no dump tells; `ricochet lint` names the dump that would",
          Reach.FILTERED, "a rule or policy of a packet filter takes the packets away",
          Reach.LOST, "the packets, or the answers to them, get lost");

  /** So many names stand in one head or label, where nobody asked for all. */
  private static final int NAMES = 4;

  /** So many rows are shown, where nobody asked for all. */
  private static final int ROWS = 24;

  private static final int MIN_COLUMN = 11;
  private static final int MAX_COLUMN = 18;
  private static final int MAX_LABEL = 48;
  private static final String GAP = "  ";

  private final Paper paper;
  private final Catalogue catalogue;
  private final int width;
  private final boolean verbose;

  /**
   * @param paper where to write
   * @param catalogue the names of the rules
   * @param width how many characters a line may have
   * @param verbose whether to show each service and each source by itself
   */
  public ServicesText(Paper paper, Catalogue catalogue, int width, boolean verbose) {
    this.paper = paper;
    this.catalogue = catalogue;
    this.width = width;
    this.verbose = verbose;
  }

  /** One column as it is printed. */
  private record Column(int index, List<String> head, int width) {}

  /** The table of a host. */
  public void print(ServiceMatrix matrix) {
    int services = matrix.rows().size();
    int sources = matrix.sources().size();
    String size =
        services == 0
            ? ": publishes no service"
            : ": " + Words.count(services, "service") + ", " + Words.count(sources, "source");
    paper.line(Ink.BOLD, matrix.host(), size);
    paper.line();
    if (services > 0) {
      table(verbose ? MatrixDigest.whole(matrix) : MatrixDigest.of(matrix));
      legend(matrix);
    }
  }

  private void table(MatrixDigest whole) {
    int label =
        whole.rows().stream()
            .flatMap(g -> label(g).stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    List<List<Column>> blocks = blocks(whole, label);
    if (verbose) {
      blocks.forEach(block -> block(whole, block, label, Integer.MAX_VALUE));
      return;
    }
    boolean cut = blocks.size() > 1 || whole.rows().size() > ROWS;
    MatrixDigest shown = cut ? whole.troubledFirst() : whole;
    List<Column> first = blocks(shown, label).get(0);
    block(shown, first, label, ROWS);
    int sources = hidden(shown, first);
    int services = shown.rows().stream().skip(ROWS).mapToInt(g -> g.services().size()).sum();
    if (cut) {
      String what =
          Stream.of(left(services, "service"), left(sources, "source"))
              .flatMap(Optional::stream)
              .reduce((a, b) -> a + " and " + b)
              .orElse("");
      paper.line("  not shown: " + what + "; --verbose shows all");
      paper.line();
    }
  }

  private static Optional<String> left(int number, String word) {
    return number == 0 ? Optional.empty() : Optional.of(Words.count(number, word));
  }

  private static int hidden(MatrixDigest digest, List<Column> shown) {
    return digest.columns().stream().skip(shown.size()).mapToInt(List::size).sum();
  }

  /** The columns, as many side by side as fit. */
  private List<List<Column>> blocks(MatrixDigest digest, int label) {
    List<List<Column>> blocks = new ArrayList<>();
    int room = 0;
    for (int i = 0; i < digest.columns().size(); i++) {
      Column column = column(digest, i);
      int wanted = GAP.length() + column.width();
      if (room < wanted) {
        blocks.add(new ArrayList<>());
        room = Math.max(wanted, width - GAP.length() - label);
      }
      room -= wanted;
      blocks.get(blocks.size() - 1).add(column);
    }
    return blocks;
  }

  private Column column(MatrixDigest digest, int index) {
    int cells =
        digest.rows().stream().mapToInt(g -> word(g.cells().get(index)).length()).max().orElse(0);
    List<String> names = digest.columns().get(index).stream().map(Source::name).toList();
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    int wide = Math.max(cells, Math.max(MIN_COLUMN, Math.min(longest, MAX_COLUMN)));
    List<String> head = new ArrayList<>();
    listed(names).forEach(name -> head.addAll(Paper.wrap(Plain.text(name), wide, 0)));
    int real = Math.max(cells, head.stream().mapToInt(String::length).max().orElse(0));
    return new Column(index, head, real);
  }

  private List<String> listed(List<String> names) {
    if (verbose || names.size() <= NAMES) {
      return names;
    }
    List<String> some = new ArrayList<>(names.subList(0, NAMES - 1));
    some.add("and " + (names.size() - NAMES + 1) + " more");
    return some;
  }

  private void block(MatrixDigest digest, List<Column> columns, int label, int rows) {
    int height = columns.stream().mapToInt(c -> c.head().size()).max().orElse(0);
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder(GAP).append(" ".repeat(label));
      for (Column column : columns) {
        int at = line - height + column.head().size();
        text.append(GAP).append(padded(at < 0 ? "" : column.head().get(at), column.width()));
      }
      paper.line(text.toString().stripTrailing());
    }
    digest.rows().stream().limit(rows).forEach(group -> row(group, columns, label));
    paper.line();
  }

  private void row(Group group, List<Column> columns, int label) {
    List<String> labels = label(group);
    List<Dyed> parts = new ArrayList<>();
    parts.add(Dyed.plain(GAP + padded(labels.get(0), label)));
    for (Column column : columns) {
      Optional<Cell> cell = group.cells().get(column.index());
      String blank = " ".repeat(column.width() - word(cell).length());
      parts.add(Dyed.plain(GAP));
      parts.add(new Dyed(cell.map(c -> INKS.get(c.reach())), word(cell)));
      parts.add(Dyed.plain(blank));
    }
    paper.line(parts);
    labels.stream().skip(1).forEach(l -> paper.line(GAP + l));
  }

  /** The services of a row, one a line. */
  private List<String> label(Group group) {
    return listed(group.services().stream().map(ServicesText::label).toList());
  }

  private static String label(Row row) {
    String text = Plain.text(row.service() + " -> " + String.join(", ", row.targets()));
    return text.length() <= MAX_LABEL ? text : text.substring(0, MAX_LABEL - 1) + "…";
  }

  private static String word(Optional<Cell> cell) {
    return cell.map(
            c ->
                (c.reach() + " " + String.join(",", c.rules())).strip()
                    + (c.partly() ? "*" : "")
                    + (c.sometimes() ? "~" : ""))
        .orElse("-");
  }

  /** What a word of the table means. */
  static String meaning(Reach reach) {
    return MEANINGS.get(reach);
  }

  private void legend(ServiceMatrix matrix) {
    List<Cell> cells =
        matrix.rows().stream()
            .map(Row::cells)
            .distinct()
            .flatMap(List::stream)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    for (Reach reach : Reach.values()) {
      if (reach != Reach.WORKS && cells.stream().anyMatch(c -> c.reach() == reach)) {
        paper.line(INKS.get(reach), GAP + padded(reach.toString(), 10), MEANINGS.get(reach));
      }
    }
    note(cells.stream().anyMatch(Cell::partly), "*", "at some of its addresses or ports only");
    note(cells.stream().anyMatch(Cell::sometimes), "~", "at times only");
    TreeSet<String> rules = new TreeSet<>();
    cells.forEach(c -> rules.addAll(c.rules()));
    rules.forEach(r -> note(true, r, catalogue.name(r) + ": ricochet explain " + r));
    paper.line();
    List<String> sums = new ArrayList<>();
    for (Reach reach : Reach.values()) {
      left((int) matrix.count(reach), "")
          .ifPresent(n -> sums.add(n.split(" ", 2)[0] + " " + reach));
    }
    paper.line(String.join(", ", sums));
    paper.line();
  }

  private void note(boolean wanted, String sign, String meaning) {
    if (wanted) {
      paper.line(GAP + padded(sign, 10) + meaning);
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}

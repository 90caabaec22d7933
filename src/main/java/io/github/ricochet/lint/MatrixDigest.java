package io.github.ricochet.lint;

import io.github.ricochet.lint.ServiceMatrix.Cell;
import io.github.ricochet.lint.ServiceMatrix.Reach;
import io.github.ricochet.lint.ServiceMatrix.Row;
import io.github.ricochet.lint.fact.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A matrix with sources that fare alike everywhere in one column, and services that are reached
 * alike by everybody in one row.
 *
 * @param columns the sources of each column
 * @param rows the services of each row, with one cell for each column
 */
public record MatrixDigest(List<List<Source>> columns, List<Group> rows) {

  /**
   * Services that are reached alike.
   *
   * @param services at least one
   * @param cells one for each column
   */
  public record Group(List<Row> services, List<Optional<Cell>> cells) {

    private boolean isTroubled() {
      return services.get(0).isTroubled();
    }
  }

  /** The digest of a matrix. */
  public static MatrixDigest of(ServiceMatrix matrix) {
    List<Group> joined = join(singly(matrix.rows()));
    Map<List<Optional<Cell>>, List<Integer>> columns = new LinkedHashMap<>();
    for (int column = 0; column < matrix.sources().size(); column++) {
      columns.computeIfAbsent(column(joined, column), c -> new ArrayList<>()).add(column);
    }
    List<Integer> shown = columns.values().stream().map(c -> c.get(0)).toList();
    List<Group> rows = joined.stream().map(g -> new Group(g.services, pick(g, shown))).toList();
    List<List<Source>> sources =
        columns.values().stream().map(c -> c.stream().map(matrix.sources()::get).toList()).toList();
    return new MatrixDigest(sources, rows);
  }

  /** A matrix as it is, with each source and each service by itself. */
  public static MatrixDigest whole(ServiceMatrix matrix) {
    return new MatrixDigest(
        matrix.sources().stream().map(List::of).toList(), singly(matrix.rows()));
  }

  private static List<Group> singly(List<Row> rows) {
    return rows.stream().map(row -> new Group(List.of(row), row.cells())).toList();
  }

  private static List<Group> join(List<Group> rows) {
    Map<List<Optional<Cell>>, List<Row>> alike = new LinkedHashMap<>();
    rows.forEach(r -> alike.computeIfAbsent(r.cells, c -> new ArrayList<>()).addAll(r.services));
    List<Group> joined = new ArrayList<>();
    alike.forEach((cells, services) -> joined.add(new Group(List.copyOf(services), cells)));
    return joined;
  }

  private static List<Optional<Cell>> column(List<Group> rows, int column) {
    return rows.stream().map(g -> g.cells.get(column)).toList();
  }

  private static List<Optional<Cell>> pick(Group group, List<Integer> columns) {
    return columns.stream().map(group.cells::get).toList();
  }

  /** The same with what is in trouble in front, else in the same order. */
  public MatrixDigest troubledFirst() {
    List<Integer> order = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      order.add(column);
    }
    order.sort(Comparator.comparing((Integer c) -> !isTroubled(column(rows, c))));
    List<Group> sorted =
        rows.stream()
            .sorted(Comparator.comparing((Group g) -> !g.isTroubled()))
            .map(g -> new Group(g.services, pick(g, order)))
            .toList();
    return new MatrixDigest(order.stream().map(columns::get).toList(), sorted);
  }

  private static boolean isTroubled(List<Optional<Cell>> cells) {
    return cells.stream().flatMap(Optional::stream).anyMatch(c -> c.reach() != Reach.WORKS);
  }
}

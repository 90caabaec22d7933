package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who reaches which published service: what the walks of a lint have found, as a table.
 *
 * @param host the host as the user named it
 * @param sources the columns: everybody who may ask, the host itself last
 * @param rows one for each service, in the order in which a packet meets their rules
 * @param walked whether the dumps tell enough to walk at all; else nothing is known of any cell
 */
public record ServiceMatrix(String host, List<Source> sources, List<Row> rows, boolean walked) {

  /** How a source reaches a service; the worst last. */
  public enum Reach {
    /** A machine that the service is on answers. */
    WORKS,
    /** Another machine answers, or the host itself. */
    OTHER,
    /** It depends on what no dump tells. */
    UNKNOWN,
    /** A rule or policy of a packet filter takes the packets away. */
    FILTERED,
    /** The packets, or the answers to them, get lost. */
    LOST;

    /** As outputs write it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The worse of two. */
    Reach orWorse(Reach other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /**
   * What becomes of one source's packets to one service.
   *
   * @param reach the worst that becomes of any of them
   * @param rules the rules whose findings say more, by id
   * @param partly whether it is so at some of the service's addresses, ports or protocols only
   * @param sometimes whether it is so at times only, by a test such as {@code statistic}
   */
  public record Cell(Reach reach, List<String> rules, boolean partly, boolean sometimes) {

    /** What becomes of both. */
    Cell and(Cell other) {
      if (equals(other)) {
        return this;
      }
      Set<String> all = new TreeSet<>(rules);
      all.addAll(other.rules);
      return new Cell(
          reach.orWorse(other.reach),
          List.copyOf(all),
          partly || other.partly || reach != other.reach,
          sometimes || other.sometimes);
    }
  }

  /**
   * A service.
   *
   * @param service what is published
   * @param targets where its rules send the packets to, as text
   * @param lines its rules
   * @param cells one for each source, in their order; empty where that source cannot ask for it,
   *     such as the outside for an address that faces the inside
   */
  public record Row(
      Service service, List<String> targets, List<Origin> lines, List<Optional<Cell>> cells) {

    /** Whether somebody does not reach it, or another machine in its place. */
    public boolean isTroubled() {
      return cells.stream().flatMap(Optional::stream).anyMatch(c -> c.reach() != Reach.WORKS);
    }
  }

  /** How many cells are so. Rows that are alike are counted through once. */
  public long count(Reach reach) {
    return rows.stream()
        .collect(Collectors.groupingBy(Row::cells, Collectors.counting()))
        .entrySet()
        .stream()
        .mapToLong(alike -> alike.getValue() * count(alike.getKey(), reach))
        .sum();
  }

  private static long count(List<Optional<Cell>> cells, Reach reach) {
    return cells.stream().flatMap(Optional::stream).filter(c -> c.reach() == reach).count();
  }
}

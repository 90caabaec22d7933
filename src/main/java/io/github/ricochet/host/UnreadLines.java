package io.github.ricochet.host;

import io.github.ricochet.host.xtables.Table;
import java.util.List;

/** Which lines of a host's tables were not understood, or where a table is cut off. */
public final class UnreadLines {

  private final List<Problem> problems;
  private final List<Origin> heads;

  /** Those of this host. */
  public UnreadLines(Host host) {
    problems =
        host.problems().stream()
            .filter(
                p -> p.kind() == Problem.Kind.NOT_UNDERSTOOD || p.kind() == Problem.Kind.TRUNCATED)
            .filter(p -> p.origin().isPresent())
            .toList();
    heads =
        problems.isEmpty()
            ? List.of()
            : host.rulesets().values().stream()
                .flatMap(r -> r.tables().stream())
                .map(Table::origin)
                .filter(UnreadLines::isHead)
                .toList();
  }

  /**
   * What was not read of a table: between its {@code *name} and the next one; of a table that a
   * listing or a script makes line by line, anything in its file.
   */
  public List<Problem> of(Table table) {
    return problems.stream().filter(p -> isIn(table.origin(), p.origin().orElseThrow())).toList();
  }

  private boolean isIn(Origin start, Origin place) {
    if (!start.file().equals(place.file())) {
      return false;
    }
    return !isHead(start)
        || (start.line() <= place.line()
            && heads.stream()
                .filter(h -> h.file().equals(place.file()))
                .noneMatch(h -> h.line() > start.line() && h.line() <= place.line()));
  }

  private static boolean isHead(Origin start) {
    return start.file().line(start.line()).strip().startsWith("*");
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.ServiceMatrix.Cell;
import io.github.ricochet.lint.ServiceMatrix.Reach;
import io.github.ricochet.lint.ServiceMatrix.Row;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes down what becomes of each flow while it is confirmed. Cells that are alike are one object,
 * and rows are made for who asks for the table, so that a thousand services and their sources fit.
 */
final class MatrixDraft {

  /** What becomes of some flows of a service. */
  private record Entry(Crowd crowd, Cell cell) {}

  private final List<Source> sources;
  private final Map<Source, Integer> columns = new HashMap<>();
  private final Map<Service, List<Entry>> entries = new HashMap<>();
  private final Map<Cell, Cell> known = new HashMap<>();

  MatrixDraft(List<Source> sources) {
    this.sources = sources;
    for (Source source : sources) {
      columns.put(source, columns.size());
    }
  }

  /** The place among all sources of the one that was walked. */
  int order(FlowGroup flow) {
    return columns.get(flow.source());
  }

  /**
   * A flow is answered.
   *
   * @param meant the services of those that it asks for that are on the machine that answers
   * @param rules the rules that have something to say of it
   */
  void answered(FlowGroup flow, List<Service> services, Set<Service> meant, List<String> rules) {
    for (Service service : services) {
      Reach reach = meant.contains(service) ? Reach.WORKS : Reach.OTHER;
      add(flow, List.of(service), new Cell(reach, rules, false, false));
    }
  }

  /**
   * A flow is not answered.
   *
   * @param loss what loses it
   * @param cause what it was put to
   */
  void lost(FlowGroup flow, List<Service> services, Loss loss, Case.Key cause) {
    boolean certain = cause.confidence() == Confidence.CONFIRMED;
    Reach reach = certain ? lost(loss) : Reach.UNKNOWN;
    add(flow, services, new Cell(reach, List.of(cause.rule()), false, cause.sometimes()));
  }

  /** A flow is not answered, and no rule says why. */
  void unexplained(Walked walked, List<Service> services) {
    Optional<Loss> loss = walked.trace().loss();
    Reach reach = loss.map(MatrixDraft::lost).orElse(Reach.UNKNOWN);
    add(walked.flow(), services, new Cell(reach, List.of(), false, false));
  }

  /** Nothing can be said of a flow. */
  void unknown(FlowGroup flow, List<Service> services) {
    add(flow, services, new Cell(Reach.UNKNOWN, List.of(), false, false));
  }

  private static Reach lost(Loss loss) {
    boolean filter = loss.reason() == Loss.Reason.RULE || loss.reason() == Loss.Reason.EBTABLES;
    return filter ? Reach.FILTERED : Reach.LOST;
  }

  private void add(FlowGroup flow, List<Service> services, Cell cell) {
    for (Service service : services) {
      entries
          .computeIfAbsent(service, s -> new ArrayList<>())
          .add(new Entry(flow.crowd(), known.computeIfAbsent(cell, c -> c)));
    }
  }

  private Cell one(Cell before, Cell cell) {
    Cell both = before == null ? cell : before.and(cell);
    return known.computeIfAbsent(both, c -> c);
  }

  /** The table, of all services, walked or not. */
  ServiceMatrix matrix(String host, List<PortForward> forwards, boolean walked) {
    Map<Service, Set<String>> targets = new HashMap<>();
    Map<Service, Set<Origin>> lines = new HashMap<>();
    Set<Service> services = new LinkedHashSet<>();
    for (PortForward forward : forwards) {
      Service service = forward.service();
      services.add(service);
      String target = forward.isToHost() ? "the host itself" : forward.targetText();
      targets.computeIfAbsent(service, s -> new LinkedHashSet<>()).add(target);
      lines.computeIfAbsent(service, s -> new LinkedHashSet<>()).add(forward.rule().origin());
    }
    // One for all, for a node of Kubernetes has ten thousand services and three times the sources.
    Optional<Cell> unknown = Optional.of(new Cell(Reach.UNKNOWN, List.of(), false, false));
    List<Optional<Cell>> untold =
        Collections.nCopies(sources.size(), walked ? Optional.empty() : unknown);
    List<Row> all = new ArrayList<>();
    for (Service service : services) {
      all.add(
          new Row(
              service,
              List.copyOf(targets.get(service)),
              List.copyOf(lines.get(service)),
              entries.containsKey(service) ? cells(entries.get(service)) : untold));
    }
    return new ServiceMatrix(host, sources, List.copyOf(all), walked);
  }

  private List<Optional<Cell>> cells(List<Entry> told) {
    Cell[] row = new Cell[sources.size()];
    for (Entry entry : told) {
      entry.crowd.stream()
          .map(columns::get)
          .forEach(column -> row[column] = one(row[column], entry.cell));
    }
    return Arrays.stream(row).map(Optional::ofNullable).toList();
  }
}

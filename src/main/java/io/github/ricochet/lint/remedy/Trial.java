package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Tries changes out in the model: walks the flows once more on the changed host, and says which of
 * them begin to fare well and which cease to, or are no longer answered at all.
 */
public final class Trial {

  /** With more flows than this, those of the finding and these first ones are walked again. */
  private static final int MAX_FLOWS = 20_000;

  /** So many effects are kept, each with a simulator. */
  private static final int MAX_KEPT = 16;

  /**
   * What changes do.
   *
   * @param simulator of the changed host
   * @param cured the flows that fared ill and fare well now
   * @param broken the flows that fared well and do not any more, or that were answered in some way
   *     and are not any more
   * @param whole whether every flow of the host was walked again
   */
  public record Effect(Simulator simulator, Set<Flow> cured, List<Flow> broken, boolean whole) {}

  private final Host host;
  private final Function<Host, Simulator> simulators;
  private final Map<Flow, Fare> before;
  private final BiFunction<Flow, Trace, Fare> fare;
  private final Map<List<String>, Effect> tried =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Effect> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /**
   * @param simulators makes the simulator of a host
   * @param before how each flow fares as the host is now
   * @param fare how a flow fares that ends so
   */
  public Trial(
      Host host,
      Function<Host, Simulator> simulators,
      Map<Flow, Fare> before,
      BiFunction<Flow, Trace, Fare> fare) {
    this.host = host;
    this.simulators = simulators;
    this.before = before;
    this.fare = fare;
  }

  /**
   * What these changes do, made one after the other.
   *
   * @param foremost the flows that are walked in any case
   */
  public Effect attempt(List<Change> changes, Set<Flow> foremost) {
    boolean whole = before.size() <= MAX_FLOWS;
    if (!whole) {
      return walk(changes, foremost);
    }
    List<String> commands = changes.stream().map(Change::command).toList();
    return tried.computeIfAbsent(commands, c -> walk(changes, foremost));
  }

  private Effect walk(List<Change> changes, Set<Flow> foremost) {
    Host changed = host;
    for (Change change : changes) {
      changed = change.apply(changed);
    }
    Simulator simulator = simulators.apply(changed);
    Set<Flow> flows = new LinkedHashSet<>(foremost);
    before.keySet().stream().limit(MAX_FLOWS).forEach(flows::add);
    Set<Flow> cured = new LinkedHashSet<>();
    List<Flow> broken = new ArrayList<>();
    for (Flow flow : flows) {
      Fare did = before.get(flow);
      Fare does = fare.apply(flow, simulator.walk(flow));
      if (does == Fare.WELL && did != Fare.WELL) {
        cured.add(flow);
      } else if (does.compareTo(did) < 0) {
        broken.add(flow);
      }
    }
    return new Effect(simulator, cured, List.copyOf(broken), flows.size() == before.size());
  }
}

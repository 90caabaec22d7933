package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Tries changes out in the model: walks every flow once more on the changed host, and says which
 * flows begin to work and which cease to.
 */
public final class Trial {

  /** More flows than this are not walked again for each remedy. */
  private static final int MAX_FLOWS = 5_000;

  /**
   * What changes do.
   *
   * @param cured the flows that were not answered and are now
   * @param broken the flows that were answered and are not any more, or by another machine
   * @param whole whether every flow was walked again, and not only the first {@value #MAX_FLOWS}
   */
  public record Effect(Set<Flow> cured, List<Flow> broken, boolean whole) {}

  private final Host host;
  private final Function<Host, Simulator> simulators;
  private final Map<Flow, Trace> before;
  private final Map<List<Change>, Effect> tried = new LinkedHashMap<>();

  /**
   * @param simulators makes the simulator of a host
   * @param before what becomes of each flow as the host is now
   */
  public Trial(Host host, Function<Host, Simulator> simulators, Map<Flow, Trace> before) {
    this.host = host;
    this.simulators = simulators;
    this.before = before;
  }

  /** What these changes do, made one after the other. */
  public Effect attempt(List<Change> changes) {
    return tried.computeIfAbsent(changes, this::walk);
  }

  private Effect walk(List<Change> changes) {
    Host changed = host;
    for (Change change : changes) {
      changed = change.apply(changed);
    }
    Simulator simulator = simulators.apply(changed);
    Set<Flow> cured = new HashSet<>();
    List<Flow> broken = new ArrayList<>();
    int walked = 0;
    for (Map.Entry<Flow, Trace> entry : before.entrySet()) {
      if (++walked > MAX_FLOWS) {
        break;
      }
      Trace now = simulator.walk(entry.getKey());
      boolean did = entry.getValue().outcome() == Outcome.ANSWERED;
      boolean does = now.outcome() == Outcome.ANSWERED;
      if (does && !did) {
        cured.add(entry.getKey());
      } else if (did && !(does && now.answeredBy().equals(entry.getValue().answeredBy()))) {
        broken.add(entry.getKey());
      }
    }
    return new Effect(Set.copyOf(cured), List.copyOf(broken), walked <= MAX_FLOWS);
  }
}

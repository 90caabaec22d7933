package io.github.ricochet.lab;

import io.github.ricochet.path.RecordedHost;
import io.github.ricochet.path.RecordedHost.Probe;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Holds the simulator against what the kernel did with a recorded host. */
final class Comparison {

  private Comparison() {}

  /** One probe of which the simulator says something else than the kernel did. */
  record Disagreement(Path folder, int probe, String told) {

    @Override
    public String toString() {
      return folder + " probe " + probe + ": " + told;
    }
  }

  /** All disagreements of the host recorded in this folder. */
  static List<Disagreement> of(Path folder) throws IOException {
    RecordedHost recorded = RecordedHost.read(folder);
    Simulator simulator = Simulator.of(recorded.host(), recorded.assumptions());
    Predicate<Probe> agrees = recorded.judge();
    List<Disagreement> all = new ArrayList<>();
    for (int i = 0; i < recorded.probes().size(); i++) {
      Probe probe = recorded.probes().get(i);
      if (!agrees.test(probe)) {
        String said = told(simulator.walk(probe.flow()));
        String told = probe.flow() + ": kernel " + probe.told() + "; simulator " + said;
        all.add(new Disagreement(folder, i, told));
      }
    }
    return all;
  }

  private static String told(Trace trace) {
    return trace.outcome()
        + trace.answeredBy().map(a -> " by " + a).orElse("")
        + trace.seenSource().map(s -> " seen as " + s).orElse("")
        + trace.loss().map(l -> " " + l.at() + " (" + l.detail() + ")").orElse("");
  }
}

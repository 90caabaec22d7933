package io.github.ricochet.lab;

import io.github.ricochet.host.Host;
import io.github.ricochet.lab.LabSpec.ProbeSpec;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.FlowGroup;
import io.github.ricochet.lint.Remedy;
import io.github.ricochet.lint.remedy.Change;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.RecordedHost;
import io.github.ricochet.path.RecordedHost.Probe;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a remedy is said to do: to cure flows of its finding, and to break those that it names. */
final class Promise {

  private final Remedy remedy;
  private final List<FlowGroup> finding;
  private final Claims claims;
  private final Simulator after;

  Promise(Finding finding, Remedy remedy, Claims claims, RecordedHost recorded) {
    this.remedy = remedy;
    this.finding = new ArrayList<>(finding.flows());
    this.finding.addAll(finding.affected());
    this.claims = claims;
    Host host = recorded.host();
    for (Change change : remedy.changes()) {
      host = change.apply(host);
    }
    this.after = Simulator.of(host, recorded.assumptions());
  }

  /** What the kernel does not keep of it; empty where it does. */
  Optional<String> broken(Probe probe, Result before, Result now) {
    ProbeSpec asked = before.probe();
    boolean did = before.result().equals("ok");
    boolean does = now.result().equals("ok");
    boolean named = claims.cover(remedy.breaks(), asked);
    boolean listened = Claims.LISTENED.contains(asked.port());
    if (asked.service() && listened && claims.cover(finding, asked) && !does) {
      Trace trace = after.walk(probe.flow());
      if (trace.outcome() == Outcome.ANSWERED) {
        return Optional.of("is not cured");
      }
    }
    if (asked.service() && did && !does && !named) {
      return Optional.of("is broken");
    }
    return named && did && now.sameEnd(before) ? Optional.of("is not broken") : Optional.empty();
  }
}

package io.github.ricochet.lab;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.lab.LabSpec.PortSpec;
import io.github.ricochet.lab.LabSpec.ProbeSpec;
import io.github.ricochet.lint.Confidence;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.FlowGroup;
import io.github.ricochet.lint.Remedy;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.RecordedHost;
import io.github.ricochet.path.RecordedHost.Probe;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what a lint says of one router against what the kernel does with it, and with the same
 * router built anew after each remedy.
 */
final class FindingsTrial {

  /** More flows than this are not asked beside the spec's own. */
  private static final int MAX_CLAIMED = 40;

  /** So many remedies of a router are tried out on it. */
  private static final int MAX_REMEDIES = 6;

  /** How often the kernel has to repeat what the linter does not say. */
  private static final int REPEATS = 2;

  private final Path folder;
  private final LabSpec spec;
  private final Claims claims;
  private final RecordedHost recorded;
  private final List<Result> results;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> explained = new TreeMap<>();
  private final Set<List<String>> tried = new LinkedHashSet<>();

  /**
   * Builds the router, and asks of it what it was drawn to be asked, and what the linter says.
   *
   * @param folder where its dumps and the kernel's answers go
   */
  FindingsTrial(LabSpec router, Path folder) throws IOException {
    this.folder = folder;
    Claims[] said = new Claims[1];
    this.results =
        Lab.record(
            router.withProbes(List.of()),
            folder,
            Lab.WAIT,
            dumps -> {
              said[0] = new Claims(router, host(dumps), assumptions(router));
              Published published = published(dumps);
              return probes(router, said[0], published);
            });
    this.claims = said[0];
    this.spec = router.withProbes(results.stream().map(Result::probe).toList());
    this.recorded = RecordedHost.read(folder);
  }

  private static Host host(Path dumps) {
    return HostReader.read(dumps.toString(), List.of(dumps));
  }

  private static Published published(Path dumps) throws IOException {
    Set<String> own = new HashSet<>();
    Set<String> outer = new HashSet<>();
    for (InterfaceAddress address : host(dumps).addresses()) {
      own.add(address.address().toString());
      if (address.device().startsWith("eth") || address.device().equals("lo")) {
        outer.add(address.address().toString());
      }
    }
    return new Published(Files.readString(dumps.resolve("iptables-save.txt")), own, outer);
  }

  /** Which ports have a hub behind them no dump tells. */
  private static Assumptions assumptions(LabSpec router) {
    Set<String> hubs =
        router.ports().stream()
            .filter(PortSpec::hub)
            .map(PortSpec::name)
            .collect(Collectors.toSet());
    return new Assumptions(hubs, Set.of(), Optional.empty());
  }

  private static List<ProbeSpec> probes(LabSpec router, Claims claims, Published published) {
    Set<ProbeSpec> all = new LinkedHashSet<>();
    for (ProbeSpec p : router.probes()) {
      boolean machine =
          router.hosts().values().stream().anyMatch(h -> Router.bare(h.address()).equals(p.to()));
      boolean service = !machine && published.holds(p.from(), p.to(), p.protocol(), p.port());
      all.add(new ProbeSpec(p.from(), p.to(), p.protocol(), p.port(), false, service));
    }
    int own = all.size();
    for (Finding finding : claims.findings()) {
      for (FlowGroup flow : claimed(finding)) {
        if (all.size() < own + MAX_CLAIMED) {
          claims.probe(flow, published).ifPresent(all::add);
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<FlowGroup> claimed(Finding finding) {
    List<FlowGroup> flows = new ArrayList<>(finding.flows());
    flows.addAll(finding.affected());
    return flows;
  }

  /** Sees that every lost flow is explained once, that every flow is lost that is said to be. */
  void judge() throws IOException {
    List<Integer> doubtful = new ArrayList<>();
    for (int n = 0; n < results.size(); n++) {
      ProbeSpec probe = results.get(n).probe();
      if (probe.service()) {
        List<Finding> said = claims.about(probe);
        said.forEach(f -> explained.merge(f.rule(), 1, Integer::sum));
        boolean right =
            isLost(results.get(n))
                ? said.size() == 1
                : said.stream().noneMatch(FindingsTrial::isSure);
        if (!right && isTellable(n)) {
          doubtful.add(n);
        }
      }
    }
    for (int n : steady(doubtful, spec, folder, results)) {
      ProbeSpec probe = results.get(n).probe();
      List<String> rules = claims.about(probe).stream().map(Finding::rule).toList();
      wrong.add(
          folder
              + " probe "
              + n
              + ": "
              + told(results.get(n))
              + "; explained by "
              + rules
              + "; simulator "
              + simulated(recorded.probes().get(n)));
    }
  }

  private static boolean isLost(Result result) {
    return !result.result().equals("ok");
  }

  private static boolean isSure(Finding finding) {
    return finding.confidence() == Confidence.CONFIRMED && !finding.sometimes();
  }

  private String simulated(Probe probe) {
    Trace trace = Simulator.of(recorded.host(), recorded.assumptions()).walk(probe.flow());
    return trace.outcome()
        + trace.loss().map(l -> " " + l.at() + " (" + l.detail() + ")").orElse("");
  }

  private static String told(Result result) {
    ProbeSpec p = result.probe();
    return p.from()
        + " -> "
        + p.to()
        + ":"
        + p.port()
        + "/"
        + p.protocol()
        + ": kernel "
        + result.result()
        + result.answeredBy().map(by -> " by " + by).orElse("");
  }

  /**
   * Whether what becomes of the probe hangs on nothing that no dump tells: not on the kernel's
   * hashes, not on which far machine it is that asks, and not on a port that no machine of the lab
   * listens on.
   */
  private boolean isTellable(int n) {
    if (!Claims.LISTENED.containsAll(results.get(n).arrivedAt())) {
      return false;
    }
    Simulator simulator = Simulator.of(recorded.host(), recorded.assumptions());
    return !isChance(recorded, n)
        && claims.standsForItself(
            results.get(n).probe(), recorded.probes().get(n).flow(), simulator);
  }

  /** Whether the probe ended one way of several that it could have. */
  private static boolean isChance(RecordedHost host, int n) {
    Probe probe = host.probes().get(n);
    Simulator simulator = Simulator.of(host.host(), host.assumptions());
    return simulator.walk(probe.flow()).outcome() != probe.outcome() && host.judge().test(probe);
  }

  /** Those of the probes that end so each time that the router is built and asked nothing else. */
  private static List<Integer> steady(
      List<Integer> probes, LabSpec router, Path dumps, List<Result> first) throws IOException {
    List<Integer> steady = new ArrayList<>(probes);
    for (int i = 0; i < REPEATS && !steady.isEmpty(); i++) {
      List<ProbeSpec> asked = steady.stream().map(n -> first.get(n).probe()).toList();
      List<Result> again =
          Lab.record(router.withProbes(asked), dumps.resolve("again"), 3 * Lab.WAIT);
      List<Integer> same = new ArrayList<>();
      for (int k = 0; k < again.size(); k++) {
        if (again.get(k).sameEnd(first.get(steady.get(k)))) {
          same.add(steady.get(k));
        }
      }
      steady = same;
    }
    return steady;
  }

  /** Makes each remedy on a router of its own, and sees that it does what is said of it. */
  void tryOutRemedies() throws IOException {
    for (Finding finding : claims.findings()) {
      for (Remedy remedy : finding.remedies()) {
        if (remedy.verified() && tried.size() < MAX_REMEDIES && tried.add(remedy.commands())) {
          tryOut(finding, remedy);
        }
      }
    }
  }

  private void tryOut(Finding finding, Remedy remedy) throws IOException {
    LabSpec changed = spec.withCommands(remedy.commands());
    Path dumps = folder.resolve("remedy-" + tried.size());
    String what = dumps + " " + finding.rule() + " " + remedy.commands() + ": ";
    List<Result> after;
    try {
      after = Lab.record(changed, dumps, Lab.WAIT);
    } catch (Command.Failed e) {
      wrong.add(what + e.getMessage());
      return;
    }
    RecordedHost cured = RecordedHost.read(dumps);
    Promise promise = new Promise(finding, remedy, claims, recorded);
    List<Integer> doubtful = new ArrayList<>();
    for (int n = 0; n < after.size(); n++) {
      if (promise.broken(recorded.probes().get(n), results.get(n), after.get(n)).isPresent()
          && isTellable(n)
          && !isChance(cured, n)) {
        doubtful.add(n);
      }
    }
    List<Integer> before = steady(doubtful, spec, folder, results);
    for (int n : steady(before, changed, dumps, after)) {
      Optional<String> why = promise.broken(recorded.probes().get(n), results.get(n), after.get(n));
      wrong.add(
          what
              + "probe "
              + n
              + " "
              + why.orElse("")
              + ": "
              + told(results.get(n))
              + ", then "
              + told(after.get(n)));
    }
  }

  /** What was found to be wrong. */
  List<String> wrong() {
    return wrong;
  }

  /** How many lost flows each rule explained. */
  Map<String, Integer> explained() {
    return explained;
  }

  /** How many remedies were tried out. */
  int remedies() {
    return tried.size();
  }
}

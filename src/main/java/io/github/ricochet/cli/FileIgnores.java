package io.github.ricochet.cli;

import io.github.ricochet.config.Config;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostFindings;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Ignore;
import io.github.ricochet.lint.Judge;
import io.github.ricochet.lint.Policy;
import io.github.ricochet.lint.Where;
import io.github.ricochet.lint.fact.FaultyIgnore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ignores of configuration files. One file speaks of many hosts, so that only the whole run
 * tells which of its ignores silence nothing; of a host that was not linted, nothing is said.
 */
final class FileIgnores {

  private final Selection selection;
  private final Targets targets;
  private final HostLinter linter;
  private final Set<Ignore> met = new HashSet<>();
  private final List<String> linted = new ArrayList<>();
  private boolean troubled;

  FileIgnores(Selection selection, Targets targets, HostLinter linter) {
    this.selection = selection;
    this.targets = targets;
    this.linter = linter;
  }

  /** The next host. */
  void add(HostResult host) {
    met.addAll(host.met());
    linted.add(host.host());
    troubled |= host.trouble().isPresent();
  }

  /** What there is to complain about, by configuration file, after the last host. */
  List<HostResult> complaints() {
    List<HostResult> results = new ArrayList<>();
    for (Map.Entry<Config, Policy> each : targets.policies().entrySet()) {
      Policy policy = each.getValue();
      List<FaultyIgnore> faults = new ArrayList<>();
      for (Ignore ignore : policy.heedIgnores() ? policy.ignores() : List.<Ignore>of()) {
        if (met.contains(ignore) || isSettled(ignore, each.getKey())) {
          Judge.fault(ignore, met.contains(ignore), policy).ifPresent(faults::add);
        }
      }
      List<Finding> findings = linter.complaints(faults, policy);
      if (!findings.isEmpty()) {
        String name = faults.get(0).origin().file().name();
        results.add(
            HostResult.ofFile(new HostFindings(name, List.of(), findings, 0), policy.gate()));
      }
    }
    return results;
  }

  /** Whether every host was linted that the ignore may be about. */
  private boolean isSettled(Ignore ignore, Config config) {
    if (troubled) {
      return false;
    }
    boolean named = ignore.scope() instanceof Where where && where.host().isPresent();
    return named
        ? linted.stream().anyMatch(((Where) ignore.scope())::isAbout)
        : selection.isWhole(config);
  }
}

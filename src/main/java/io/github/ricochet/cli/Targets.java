package io.github.ricochet.cli;

import io.github.ricochet.cli.Selection.Chosen;
import io.github.ricochet.config.Config;
import io.github.ricochet.dump.Anonymiser;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hosts of a run, with one policy for all hosts of a configuration. */
final class Targets {

  private final List<Target> targets = new ArrayList<>();
  private final Map<Config, Policy> policies = new LinkedHashMap<>();

  private Targets() {}

  /**
   * Makes a policy of each configuration.
   *
   * @param planned rules that are to be tried
   * @param anonymiser makes of the hosts what strangers may see
   * @throws UsageException if they are, and there are several hosts
   * @throws IOException if a baseline cannot be read
   */
  static Targets of(
      Selection selection,
      PolicyOptions options,
      List<Host> planned,
      Optional<Anonymiser> anonymiser)
      throws UsageException, IOException {
    if (!planned.isEmpty() && selection.hosts().size() != 1) {
      throw new UsageException("--with takes one host, these are " + selection.hosts().size());
    }
    Targets all = new Targets();
    for (Chosen host : selection.hosts()) {
      Policy policy = all.policies.get(host.config());
      if (policy == null) {
        policy = options.policy(host.config());
        all.policies.put(host.config(), policy);
      }
      all.targets.add(new Target(host.paths(), policy, host.assumed(), planned, anonymiser));
    }
    return all;
  }

  /** The hosts. */
  List<Target> all() {
    return targets;
  }

  /** The configurations, and what follows from each. */
  Map<Config, Policy> policies() {
    return policies;
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.dump.Anonymiser;
import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Policy;
import java.util.List;
import java.util.Optional;

/**
 * A host that is to be linted.
 *
 * @param paths where its dumps are
 * @param policy what is decided about its findings
 * @param assumed what the user tells of it
 * @param planned rules that are to be tried on it
 * @param anonymiser makes of it what strangers may see; empty where nobody wants that
 */
record Target(
    HostPaths paths,
    Policy policy,
    Assumed assumed,
    List<Host> planned,
    Optional<Anonymiser> anonymiser) {

  /**
   * A host as it is to be linted.
   *
   * @param host with what is said about it
   * @param assumed the rest of what is said
   */
  record Completed(Host host, Assumed assumed) {}

  /** Reads the host; empty where it cannot be anonymised. */
  Optional<Completed> read() {
    if (anonymiser.isPresent()) {
      return anonymiser
          .get()
          .read(paths)
          .map(h -> completed(h, assumed.renamed(anonymiser.get()::name)));
    }
    Host host = HostReader.read(paths);
    for (Host rules : planned) {
      host = host.with(rules);
    }
    return Optional.of(completed(host, assumed));
  }

  private static Completed completed(Host host, Assumed assumed) {
    return new Completed(assumed.complete(host), assumed);
  }
}

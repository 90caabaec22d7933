package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Policy;
import java.util.List;

/**
 * A host that is to be linted.
 *
 * @param paths where its dumps are
 * @param policy what is decided about its findings
 * @param assumed what the user tells of it
 * @param planned rules that are to be tried on it
 */
record Target(HostPaths paths, Policy policy, Assumed assumed, List<Host> planned) {

  /** Reads the host, and completes it by what is said about it. */
  Host read() {
    Host host = assumed.complete(HostReader.read(paths));
    for (Host rules : planned) {
      host = host.with(rules);
    }
    return host;
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.path.Simulator;
import java.util.function.Supplier;

/**
 * What findings rest on, for reports that show more than the findings.
 *
 * @param host the host
 * @param simulator its simulator
 * @param table makes the table of who reaches which of its services
 */
public record Evidence(Host host, Simulator simulator, Supplier<ServiceMatrix> table) {

  /** Who reaches which of its services. */
  public ServiceMatrix services() {
    return table.get();
  }
}

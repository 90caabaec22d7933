package io.github.ricochet.lint;

import io.github.ricochet.path.Simulator;
import java.util.function.Supplier;

/**
 * All that a lint finds out about a host.
 *
 * @param findings what is wrong with it
 * @param simulator the simulator of the host that it was found out with
 * @param table makes the table of who reaches which of its services; it is large, and few ask for
 *     it
 */
public record Survey(HostFindings findings, Simulator simulator, Supplier<ServiceMatrix> table) {

  /** Who reaches which of its services. */
  public ServiceMatrix services() {
    return table.get();
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;

/**
 * Walks packets through a model of the kernel's path, for one host. It holds what is compiled from
 * the host once, and nothing of a walk: one simulator may serve several threads.
 */
public interface Simulator {

  /** The simulator of this host. */
  static Simulator of(Host host, Assumptions assumptions) {
    throw new UnsupportedOperationException(host.name() + assumptions);
  }

  /** What becomes of the flow, with every step. */
  Trace trace(Flow flow);

  /** What becomes of the flow, without steps. */
  Trace walk(Flow flow);

  /** Where the address lives. */
  Location locate(Ip address);
}

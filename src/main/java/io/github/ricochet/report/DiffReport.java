package io.github.ricochet.report;

import io.github.ricochet.fleet.HostDiff;

/** Tells what became of flows between two states of hosts, host by host. */
public interface DiffReport {

  /** The next host. */
  void add(HostDiff host);

  /** There is no further host. */
  void end();
}

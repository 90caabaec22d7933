package io.github.ricochet.path;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks packets through a model of the kernel's path, for one host. It holds what is compiled from
 * the host once, and nothing of a walk: one simulator may serve several threads.
 */
public interface Simulator {

  /** How much of the way is told. */
  enum Detail {
    /** The result alone. */
    NONE,
    /** Every step. */
    STEPS,
    /** Every step, and the rules that did not match. */
    VERBOSE
  }

  /** The simulator of this host. */
  static Simulator of(Host host, Assumptions assumptions) {
    return new KernelSimulator(host, assumptions);
  }

  /** The simulator of the same host with something changed, under the same assumptions. */
  Simulator with(Host changed);

  /** Whether the dumps tell enough of the host to walk at all. */
  boolean canWalk();

  /** What becomes of the flow. */
  Trace trace(Flow flow, Detail detail);

  /** What becomes of the flow, with every step. */
  default Trace trace(Flow flow) {
    return trace(flow, Detail.STEPS);
  }

  /** What becomes of the flow, without steps. */
  default Trace walk(Flow flow) {
    return trace(flow, Detail.NONE);
  }

  /** Where the address lives. */
  Location locate(Ip address);

  /** Tells the standing of a machine that sends; nothing where it may be like no other. */
  Function<Ip, Optional<Standing>> standings();
}

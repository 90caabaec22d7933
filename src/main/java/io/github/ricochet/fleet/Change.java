package io.github.ricochet.fleet;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Trace;
import java.util.List;
import java.util.OptionalInt;

/**
 * Flows that fare differently in two states of a host, and alike in each.
 *
 * @param kind how they fare
 * @param sources who asks
 * @param to the address that is asked
 * @param protocol the IP protocol number; empty where TCP and UDP fare alike
 * @param ports the ports, in order
 * @param before what became of the first of them
 * @param after what becomes of it now, step by step
 */
public record Change(
    Kind kind,
    List<Source> sources,
    Ip to,
    OptionalInt protocol,
    List<PortRange> ports,
    Trace before,
    Trace after) {

  /** How flows fare that fare differently. */
  public enum Kind {
    /** They were answered, and are no longer. */
    LOST,
    /** They were answered, and whether they are now no dump tells. */
    UNSURE,
    /** They are answered, by another machine. */
    MOVED,
    /** They were not answered, and are now. */
    BEGAN
  }
}

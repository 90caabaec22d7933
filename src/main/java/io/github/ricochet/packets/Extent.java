package io.github.ricochet.packets;

import io.github.ricochet.packets.Axis.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The packets that a rule takes when they come to it.
 *
 * @param boxes together, all packets that it may take; none where it can never take one
 * @param exact whether it takes each of them for sure; not so where chance or a limit has a say
 * @param traceless whether no test of it remembers packets for tests of other rules
 * @param conflict where it can never take one: what its tests contradict each other in
 */
record Extent(List<Box> boxes, boolean exact, boolean traceless, Optional<Kind> conflict) {

  /** What it takes for sure. */
  List<Box> sure() {
    return exact ? boxes : List.of();
  }
}

package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.packets.Behaviour.Change;
import java.util.List;
import java.util.Optional;

/**
 * What a chain does for those that call it.
 *
 * @param ended packets for which the table is decided in the chain, and that do not come back
 * @param change what it may change of packets that come back
 * @param effects what it does with packets that do not come back; of more than two things, two;
 *     each once
 */
record ChainSummary(List<Box> ended, Change change, List<Target> effects) {

  /** Of a chain that does nothing. */
  static final ChainSummary NOTHING = new ChainSummary(List.of(), Change.NOTHING, List.of());

  /** What it does with all packets that do not come back, where that is one thing. */
  Optional<Target> effect() {
    return effects.size() == 1 ? Optional.of(effects.get(0)) : Optional.empty();
  }
}

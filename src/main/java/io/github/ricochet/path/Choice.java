package io.github.ricochet.path;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import java.util.Optional;

/**
 * A point at which a walk forked, since no dump tells how it goes on, and what was taken there.
 *
 * @param what the open question, such as {@code hairpin of v-web}
 * @param taken what this walk took, such as {@code off}
 * @param settledBy the kind of dump that would settle it; empty where none can ({@code statistic})
 * @param origin the rule line that asks, where it is a rule
 * @param unread whether that line was not understood
 */
public record Choice(
    String what,
    String taken,
    Optional<DumpKind> settledBy,
    Optional<Origin> origin,
    boolean unread) {

  /** A point that is open although all lines were understood. */
  public Choice(String what, String taken, Optional<DumpKind> settledBy, Optional<Origin> origin) {
    this(what, taken, settledBy, origin, false);
  }

  /** Whether it falls now so, now so, and nothing that one could know would tell. */
  public boolean isByChance() {
    return settledBy.isEmpty() && !unread;
  }
}

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
 */
public record Choice(
    String what, String taken, Optional<DumpKind> settledBy, Optional<Origin> origin) {}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.DumpKind;
import java.util.List;

/**
 * A kind of dump that was not given, and without which some finding is possible but not certain.
 *
 * @param kind the kind of dump
 * @param questions what it would have told, such as {@code hairpin of v-web}
 */
public record Unsettled(DumpKind kind, List<String> questions) {}

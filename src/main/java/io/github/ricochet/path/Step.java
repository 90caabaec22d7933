package io.github.ricochet.path;

import io.github.ricochet.host.Origin;
import java.util.Optional;

/**
 * One thing that happened to a packet on its way.
 *
 * @param at the kernel function ({@code br_handle_frame}), or table and chain ({@code nat
 *     PREROUTING})
 * @param note what it did, for a person
 * @param origin the line of a dump that made it so
 * @param move where it took the packet
 */
public record Step(String at, String note, Optional<Origin> origin, Move move) {}

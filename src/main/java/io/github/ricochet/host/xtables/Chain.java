package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A chain.
 *
 * @param name its name
 * @param policy what happens at the end of a built-in chain (of any chain, in ebtables): ACCEPT,
 *     DROP or RETURN; empty for a user chain, and ACCEPT where a built-in chain has no line of its
 *     own
 * @param rules in order
 * @param counters the policy's counters, where the dump has them
 * @param origin its {@code :NAME} line, or its first rule; empty where neither is there
 */
public record Chain(
    String name,
    Optional<Policy> policy,
    List<Rule> rules,
    Optional<Counters> counters,
    Optional<Origin> origin) {

  /** What happens to a packet that reaches the end of a chain. */
  public enum Policy {
    ACCEPT,
    DROP,
    RETURN
  }
}

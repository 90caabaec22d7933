package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A table: a named set of chains.
 *
 * @param name raw, mangle, nat, filter, security or broute
 * @param chains in the order of the dump
 * @param origin its {@code *name} line, or the first rule that named it
 */
public record Table(String name, List<Chain> chains, Origin origin) {

  /** The chain of this name. */
  public Optional<Chain> chain(String chain) {
    return chains.stream().filter(c -> c.name().equals(chain)).findFirst();
  }
}

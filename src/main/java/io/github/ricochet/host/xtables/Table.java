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
 * @param nft whether the dump says that it is one of iptables-nft, whose priorities differ
 */
public record Table(String name, List<Chain> chains, Origin origin, boolean nft) {

  /** A table of which no dump says whose it is. */
  public Table(String name, List<Chain> chains, Origin origin) {
    this(name, chains, origin, false);
  }

  /** The chain of this name. */
  public Optional<Chain> chain(String chain) {
    return chains.stream().filter(c -> c.name().equals(chain)).findFirst();
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A table made ready for walks: its chains by name, each when a walk first comes to it. Of many
 * rules whose host no dump tells of, no walk comes to any.
 */
final class CompiledTable {

  private final String name;
  private final boolean nft;
  private final List<Chain> chains;
  private final int worthAnIndex;
  private final Map<String, CompiledChain> compiled = new ConcurrentHashMap<>();

  /** Empty until a chain is asked for. */
  private final Map<String, Chain> byName = new HashMap<>();

  /** {@code null} until it is asked for. */
  private Set<String> endless;

  CompiledTable(Table table) {
    this(table, CompiledChain.WORTH_AN_INDEX);
  }

  /**
   * @param worthAnIndex the number of rules from which on a chain is indexed
   */
  CompiledTable(Table table, int worthAnIndex) {
    name = table.name();
    nft = table.nft();
    chains = table.chains();
    this.worthAnIndex = worthAnIndex;
  }

  /** Whether it is one of iptables-nft. */
  boolean nft() {
    return nft;
  }

  String name() {
    return name;
  }

  /** Whether the built-in chain of this name lets everything pass, if it is there at all. */
  boolean isSilent(String builtin) {
    CompiledChain chain = chain(builtin);
    return chain == null
        || (chain.length() == 0
            && chain.chain().policy().orElse(Chain.Policy.ACCEPT) == Chain.Policy.ACCEPT);
  }

  /** The chain of this name, or {@code null}. */
  CompiledChain chain(String chain) {
    CompiledChain made = compiled.get(chain);
    return made == null ? compile(chain) : made;
  }

  /** Whether a packet that enters this chain may be sent from chain to chain without end. */
  synchronized boolean isEndless(String chain) {
    if (endless == null) {
      endless = EndlessChains.of(chains);
    }
    return endless.contains(chain);
  }

  private synchronized CompiledChain compile(String name) {
    if (byName.isEmpty()) {
      chains.forEach(chain -> byName.put(chain.name(), chain));
    }
    Chain chain = byName.get(name);
    return chain == null
        ? null
        : compiled.computeIfAbsent(name, n -> new CompiledChain(chain, worthAnIndex));
  }
}

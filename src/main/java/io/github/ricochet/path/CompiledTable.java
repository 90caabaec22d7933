package io.github.ricochet.path;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Table;
import java.util.HashMap;
import java.util.Map;

/** A table made ready for walks: its chains by name. */
final class CompiledTable {

  private final String name;
  private final boolean nft;
  private final Map<String, CompiledChain> chains = new HashMap<>();

  CompiledTable(Table table) {
    this(table, CompiledChain.WORTH_AN_INDEX);
  }

  /**
   * @param worthAnIndex the number of rules from which on a chain is indexed
   */
  CompiledTable(Table table, int worthAnIndex) {
    name = table.name();
    nft = table.nft();
    for (Chain chain : table.chains()) {
      chains.put(chain.name(), new CompiledChain(chain, worthAnIndex));
    }
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
    CompiledChain chain = chains.get(builtin);
    return chain == null
        || (chain.length() == 0
            && chain.chain().policy().orElse(Chain.Policy.ACCEPT) == Chain.Policy.ACCEPT);
  }

  /** The chain of this name, or {@code null}. */
  CompiledChain chain(String chain) {
    return chains.get(chain);
  }
}

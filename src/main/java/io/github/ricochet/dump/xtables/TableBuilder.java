package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A table while it is read: chains come and go. */
final class TableBuilder {

  /** Fewer chains are not worth a thread. */
  private static final int WORTH_A_THREAD = 2_000;

  private final RuleFamily family;
  private final String name;
  private final Origin origin;
  private final Map<String, ChainBuilder> chains = new LinkedHashMap<>();
  private boolean nft;
  private boolean saved;

  TableBuilder(RuleFamily family, String name, Origin origin) {
    this.family = family;
    this.name = name;
    this.origin = origin;
  }

  /** Says that the dump is one of iptables-nft. */
  void nft(boolean is) {
    nft = is;
  }

  /** Says that iptables-save has printed the rules from here on. */
  void saved(boolean is) {
    saved = is;
  }

  /** Whether iptables-save has printed it, so that a kernel had it, sensible or not. */
  boolean isSaved() {
    return saved;
  }

  String name() {
    return name;
  }

  RuleFamily family() {
    return family;
  }

  /** The built-in chains of this table. */
  List<String> builtIn() {
    return BuiltIn.chains(family, name);
  }

  Origin origin() {
    return origin;
  }

  boolean hasChain(String chain) {
    return chains.containsKey(chain);
  }

  /** The chain of this name, or null. */
  ChainBuilder find(String chain) {
    return chains.get(chain);
  }

  /** Puts a chain in, empty, in place of one of the same name. */
  ChainBuilder define(
      String chain, Optional<Chain.Policy> policy, Optional<Counters> counters, Origin at) {
    ChainBuilder builder = new ChainBuilder(chain, policy, counters, at);
    chains.put(chain, builder);
    return builder;
  }

  /**
   * The chain of this name; a built-in chain (or one whose definition is not in the dump) comes to
   * be.
   */
  ChainBuilder chain(String chain, Origin firstRule) {
    ChainBuilder found = chains.get(chain);
    if (found != null) {
      return found;
    }
    return define(chain, defaultPolicy(chain), Optional.empty(), firstRule);
  }

  /** ACCEPT; none for a user chain of iptables. */
  Optional<Chain.Policy> defaultPolicy(String chain) {
    return family == RuleFamily.EBTABLES || builtIn().contains(chain)
        ? Optional.of(Chain.Policy.ACCEPT)
        : Optional.empty();
  }

  void setPolicy(String chain, Chain.Policy policy, Origin at) {
    ChainBuilder before = chain(chain, at);
    chains.put(chain, before.withPolicy(policy, Optional.empty()));
  }

  boolean isEmpty() {
    return chains.values().stream().allMatch(c -> c.size() == 0);
  }

  void remove(String chain) {
    chains.remove(chain);
  }

  /** {@code -F} without a chain: all rules go, the chains stay. */
  void flush() {
    chains.values().forEach(ChainBuilder::flush);
  }

  /** {@code -X} without a chain: all empty user chains go. */
  void removeUserChains() {
    chains.keySet().removeIf(c -> !builtIn().contains(c) && chains.get(c).size() == 0);
  }

  /** {@code -E}: the chain keeps its place at the end of the table. */
  void rename(String from, String to) {
    ChainBuilder chain = chains.remove(from);
    chains.put(to, chain.renamed(to));
  }

  Table build() {
    Stream<ChainBuilder> all = chains.values().stream();
    Stream<ChainBuilder> shared = chains.size() < WORTH_A_THREAD ? all : all.parallel();
    return new Table(name, shared.map(ChainBuilder::build).toList(), origin, nft);
  }
}

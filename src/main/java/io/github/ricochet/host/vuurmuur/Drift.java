package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A difference between the rules that Vuurmuur makes of the tree and those that were saved.
 *
 * @param origin the line of the tree that is not in force, or the saved rule that the tree does not
 *     make
 * @param kind which of the two it is
 * @param chain where, such as {@code nat PREROUTING}
 * @param rule the rule as iptables-save prints it, or what the saved chain does at its end
 * @param more how many further rules of this line differ
 */
public record Drift(Origin origin, Kind kind, String chain, String rule, int more)
    implements VuurmuurFact {

  /** Where something is that is not on the other side. */
  public enum Kind {
    /** The tree says so, and the saved rules do not have it. */
    NOT_LOADED,
    /** The saved rules have it, and the tree does not say so. */
    NOT_IN_TREE
  }
}

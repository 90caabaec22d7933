package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A difference between the rules that Vuurmuur makes of the tree and those that were saved.
 *
 * @param origin the line of the tree that is not in force, or the saved rule that the tree does not
 *     make
 * @param kind which of the two it is
 * @param chain where, such as {@code nat PREROUTING}
 * @param rule the rule as iptables-save prints it, or the policy of the saved chain
 * @param more how many further rules of this line, or of this saved chain, differ
 */
public record Drift(Origin origin, Kind kind, String chain, String rule, int more)
    implements VuurmuurFact {

  /** For messages: {@code and 3 more}, or nothing. */
  public String others() {
    return more == 0 ? "" : " and " + more + " more";
  }

  /** Where something is that is not on the other side. */
  public enum Kind {
    /** The tree says so, and the saved rules do not have it. */
    NOT_LOADED,
    /** The saved rules have it, and the tree does not say so. */
    NOT_IN_TREE,
    /** Both have the rules of the chain, in another order; this is the first in another place. */
    OTHER_ORDER,
    /** The saved chain does something else at its end. */
    OTHER_POLICY
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.xtables.Rule;

/** What the extension targets of a family do. */
interface TargetEffect {

  /**
   * Does what the rule's target does, on {@code walk.skb()}.
   *
   * @return the verdict where the target decides, {@code null} where the next rule is next
   */
  TableWalk.Verdict apply(Rule rule, TableWalk walk);
}

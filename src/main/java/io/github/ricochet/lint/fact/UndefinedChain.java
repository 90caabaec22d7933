package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Rule;

/**
 * A rule that calls a chain that its table does not have.
 *
 * @param rule the rule
 * @param chain the chain's name
 * @param hint {@code "; did you mean LOGDROP?"}, or empty text
 */
public record UndefinedChain(Rule rule, String chain, String hint) {

  /** Where the rule stands: {@code filter FORWARD}. */
  public String place() {
    return Wording.place(rule);
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Rule;

/**
 * A port forward's rule that never got a flow, while another one got all of them: RC208 tells of
 * it. Told after the walks.
 *
 * @param rule the rule
 */
public record Beaten(Rule rule) {}

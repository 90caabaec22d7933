package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Rule;

/**
 * A rule that exempts packets from connection tracking, and so from NAT.
 *
 * @param rule the NOTRACK or CT --notrack rule
 */
public record Untracked(Rule rule) {}

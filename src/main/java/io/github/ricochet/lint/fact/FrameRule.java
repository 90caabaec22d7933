package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Rule;

/**
 * A rule of ebtables that asks for a single IPv4 destination.
 *
 * @param rule the rule
 * @param destination the address
 * @param afterNat whether br_netfilter has translated destinations before frames come to it
 * @param choosesMac whether it gives the frame another destination MAC before that
 */
public record FrameRule(Rule rule, Ip destination, boolean afterNat, boolean choosesMac) {}

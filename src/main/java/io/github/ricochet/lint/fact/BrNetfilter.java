package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Setting;

/**
 * Whether br_netfilter is there, which alone hands bridged packets to iptables.
 *
 * @param state on, off, or not known
 */
public record BrNetfilter(Setting state) {}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;

/**
 * A source NAT rule that is evidently meant for what comes back to a target: it names the target,
 * or a network that the target is in, as destination.
 *
 * @param target the machine that a port forward sends packets to
 * @param nat the rule
 */
public record BounceNat(Ip target, SourceNat nat) {}

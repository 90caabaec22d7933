package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Origin;

/**
 * A bridge of which FORWARD would let no new connection pass from port to port, though no rule for
 * that bridge says so.
 *
 * @param bridge the bridge
 * @param end what drops: {@code the policy DROP of FORWARD}, or the rule at the end of it
 * @param origin where that stands
 * @param insert the chain in which a rule that accepts would last: DOCKER-USER where Docker has
 *     made it
 */
public record BridgedDrop(String bridge, String end, Origin origin, String insert) {}

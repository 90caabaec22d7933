package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A rule of rules.conf: {@code action service S from A to B options …}.
 *
 * @param origin the rule's own text, from its action to its end
 * @param active whether no semicolon stands before it
 * @param action what it is for
 * @param service the service's name, or any
 * @param source the zone, network, host or group, any, or firewall
 * @param destination likewise, or a network's {@code (broadcast)}
 * @param options its options
 */
record RuleLine(
    Origin origin,
    boolean active,
    Action action,
    Word service,
    Word source,
    Word destination,
    RuleOptions options) {}

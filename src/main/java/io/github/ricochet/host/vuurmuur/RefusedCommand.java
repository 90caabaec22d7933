package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A line that makes Vuurmuur write a rule which iptables refuses. Vuurmuur loads all rules in one
 * go, so that one refused rule means that none is loaded.
 *
 * @param origin the line
 * @param chain where the rule would stand, such as {@code nat PREROUTING}; the first of several
 * @param why what iptables does not take
 */
public record RefusedCommand(Origin origin, String chain, String why) implements VuurmuurFact {}

package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A rule that Vuurmuur understands and does not want: it writes a line to its log and leaves the
 * rule out.
 *
 * @param origin the rule
 * @param action its action, such as {@code bounce}
 * @param why what Vuurmuur does not want
 */
public record RefusedRule(Origin origin, String action, String why) implements VuurmuurFact {}

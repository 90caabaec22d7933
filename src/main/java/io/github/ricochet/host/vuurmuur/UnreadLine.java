package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * A line that Vuurmuur does not read as a rule.
 *
 * @param origin the line, or the words in it
 * @param why what is wrong with it
 * @param effect what Vuurmuur does then, such as {@code the rule is left out}
 */
public record UnreadLine(Origin origin, String why, String effect) implements VuurmuurFact {}

package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;
import java.util.Optional;

/**
 * A rule of which Vuurmuur makes nothing, or not all, since something that it names is inactive.
 *
 * @param origin the rule
 * @param what what is inactive, such as {@code interface dmz-nic}
 * @param why why it is, such as {@code ACTIVE is "No"}
 * @param cause the line that makes it so, where there is one
 * @param whole whether nothing at all is made of the rule
 */
public record IdleRule(
    Origin origin, String what, String why, Optional<Origin> cause, boolean whole)
    implements VuurmuurFact {}

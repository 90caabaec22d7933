package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * Why something is inactive.
 *
 * @param why such as {@code ACTIVE is "No"}
 * @param cause the line that says so, or the file that does not say otherwise
 */
record Inactivity(String why, Origin cause) {}

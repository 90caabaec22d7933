package io.github.ricochet.host.vuurmuur;

import io.github.ricochet.host.Origin;

/**
 * Something that a Vuurmuur configuration tree says and that does not become what its writer meant:
 * Vuurmuur leaves it out, makes something else of it, or has not been asked to load it.
 */
public sealed interface VuurmuurFact
    permits BouncePorts, Drift, IdleRule, RefusedCommand, RefusedRule, UnknownName, UnreadLine {

  /** The place in the tree, or in the saved rules. */
  Origin origin();
}

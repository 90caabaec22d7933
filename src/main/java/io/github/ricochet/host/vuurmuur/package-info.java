/** What is wrong with a Vuurmuur configuration tree, as facts for the rules RC5xx. */
package io.github.ricochet.host.vuurmuur;

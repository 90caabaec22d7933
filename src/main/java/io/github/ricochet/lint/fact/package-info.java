/**
 * What the rules of {@code rules/} reason about beside the host model itself: facts that are
 * derived from it once for a host. They are plain values.
 */
package io.github.ricochet.lint.fact;

/**
 * What a reader gets to see of a host and of a packet's way through it: which boxes there are,
 * where they stand, and which line goes where. Reports only print it.
 */
package io.github.ricochet.picture;

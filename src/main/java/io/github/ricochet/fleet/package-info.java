/** Hosts beside each other: what becomes of flows in two states of the same host. */
package io.github.ricochet.fleet;

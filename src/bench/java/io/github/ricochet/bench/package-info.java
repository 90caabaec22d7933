/** Benchmarks: how long reading and walking take, and what they allocate. */
package io.github.ricochet.bench;

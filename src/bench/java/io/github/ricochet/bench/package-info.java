/** Benchmarks: how long reading, linting and walking take, and what they allocate. */
package io.github.ricochet.bench;

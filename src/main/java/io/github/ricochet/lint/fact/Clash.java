package io.github.ricochet.lint.fact;

/**
 * Two port forwards of one hook, with different targets, that some packet would suit both.
 *
 * @param first the one that a packet meets first
 * @param second the later one
 */
public record Clash(PortForward first, PortForward second) {}

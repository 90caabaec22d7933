package io.github.ricochet.lint.fact;

/**
 * A bridge port behind which the FDB has several machines: a switch or a network, not a container.
 *
 * @param port the port
 */
public record SeveralMachines(String port) {}

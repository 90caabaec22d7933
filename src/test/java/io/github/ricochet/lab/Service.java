package io.github.ricochet.lab;

/**
 * Something that a random router publishes: what the rules are drawn around, so that probes meet
 * them.
 *
 * @param asked the address that is asked
 * @param target the machine that is meant to answer
 * @param targetPort its port
 */
record Service(String protocol, int port, String asked, String target, int targetPort) {}

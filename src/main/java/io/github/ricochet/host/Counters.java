package io.github.ricochet.host;

/**
 * What a rule or chain policy has counted, as {@code iptables-save -c} prints it.
 *
 * @param packets number of packets
 * @param bytes number of bytes
 */
public record Counters(long packets, long bytes) {}

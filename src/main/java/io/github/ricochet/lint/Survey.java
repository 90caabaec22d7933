package io.github.ricochet.lint;

/**
 * All that a lint finds out about a host.
 *
 * @param findings what is wrong with it
 * @param services who reaches which of its services
 */
public record Survey(HostFindings findings, ServiceMatrix services) {}

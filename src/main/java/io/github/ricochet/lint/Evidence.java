package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.path.Simulator;

/**
 * What findings rest on, for reports that show more than the findings.
 *
 * @param host the host
 * @param simulator its simulator
 * @param services who reaches which of its services
 */
public record Evidence(Host host, Simulator simulator, ServiceMatrix services) {}

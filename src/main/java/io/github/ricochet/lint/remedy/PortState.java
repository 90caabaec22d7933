package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;

/**
 * A bridge port is set forwarding by hand (bridge(8), {@code state 3}); it stays so where no
 * spanning tree decides.
 *
 * @param port the port
 */
public record PortState(String port) implements Change {

  @Override
  public Host apply(Host host) {
    return host.withPorts(
        host.ports().stream().map(p -> p.name().equals(port) ? p.forwarding() : p).toList());
  }

  @Override
  public String command() {
    return "bridge link set dev " + port + " state 3";
  }
}

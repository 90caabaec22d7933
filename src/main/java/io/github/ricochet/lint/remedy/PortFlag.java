package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;

/**
 * A flag of a bridge port is set or cleared (bridge(8)).
 *
 * @param port the port
 * @param flag the flag
 * @param on whether it is set
 */
public record PortFlag(String port, BridgePort.Flag flag, boolean on) implements Change {

  @Override
  public Host apply(Host host) {
    return host.withPorts(
        host.ports().stream().map(p -> p.name().equals(port) ? p.with(flag, on) : p).toList());
  }

  @Override
  public String command() {
    return "bridge link set dev " + port + " " + flag.word() + (on ? " on" : " off");
  }
}

package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;

/**
 * A bridge port that is down is set up (ip-link(8)); the bridge then has it forward, where no
 * spanning tree decides (br_stp_enable_port()).
 *
 * @param port the port
 */
public record LinkUp(String port) implements Change {

  @Override
  public Host apply(Host host) {
    Host up =
        host.withInterfaces(
            host.interfaces().stream().map(i -> i.name().equals(port) ? i.setUp() : i).toList());
    return new PortState(port).apply(up);
  }

  @Override
  public String command() {
    return "ip link set dev " + port + " up";
  }
}

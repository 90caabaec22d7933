package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.Host;

/**
 * A bridge's own call of iptables is switched ({@code nf_call_iptables}, ip-link(8)).
 *
 * @param bridge the bridge
 * @param on whether it calls
 */
public record BridgeCall(String bridge, boolean on) implements Change {

  @Override
  public Host apply(Host host) {
    return host.withBridges(
        host.bridges().stream()
            .map(b -> b.name().equals(bridge) ? b.withNfCallIptables(on) : b)
            .toList());
  }

  @Override
  public String command() {
    return "ip link set dev " + bridge + " type bridge nf_call_iptables " + (on ? 1 : 0);
  }
}

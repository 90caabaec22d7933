package io.github.ricochet.path;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Virtual routing and forwarding (drivers/net/vrf.c): a device that is enslaved to a VRF has its
 * packets routed by the VRF's table.
 */
final class Vrf {

  /** The VRF that a device belongs to, itself if it is one; and its table. */
  private record Member(String vrf, String table) {}

  private final Map<String, Member> members = new HashMap<>();

  Vrf(Host host) {
    for (Interface device : host.interfaces()) {
      device
          .vrfTable()
          .ifPresent(table -> members.put(device.name(), new Member(device.name(), table)));
    }
    for (Interface device : host.interfaces()) {
      device.master().map(members::get).ifPresent(vrf -> members.put(device.name(), vrf));
    }
  }

  /**
   * l3mdev_update_flow() and l3mdev_fib_rule_match(): the table that a rule with the selector
   * {@code l3mdev} looks into, by the device that the packet is bound to or else the one that it
   * came in by.
   *
   * @return its name or number; empty where neither belongs to a VRF, and the rule is not for the
   *     packet
   */
  Optional<String> table(FibKey key, Walk walk) {
    Member member = members.get(key.oif().isEmpty() ? key.iif() : key.oif());
    if (member == null) {
      return Optional.empty();
    }
    // vrf_l3_rcv() makes the VRF the incoming device after PREROUTING, and asks its rules again.
    walk.assume(
        "no rule asks for the VRF "
            + member.vrf()
            + " as incoming interface (of packets in a VRF, Ricochet knows the route alone)");
    return Optional.of(member.table());
  }
}

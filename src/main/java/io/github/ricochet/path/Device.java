package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Mac;
import java.util.List;
import java.util.OptionalInt;

/**
 * A network device of the host with what hangs on it (struct net_device, struct in_device).
 *
 * @param name its name
 * @param index its ifindex; devices without a known one come last
 * @param mac its address, made up where no dump tells it
 * @param up whether it is up and has its carrier, as far as is known
 * @param bridge whether it is a bridge
 * @param promiscuous whether it is promiscuous, by whatever cause
 * @param group the number of its group; empty where no dump tells
 * @param peer the other end of a veth pair, where that is a device of the host too; {@code null}
 *     for others
 * @param port what it is as a bridge port; {@code null} for others
 * @param tag the VLAN that it is, of a bridge; {@code null} for others
 * @param addresses its IPv4 addresses in the kernel's order
 */
record Device(
    String name,
    int index,
    Mac mac,
    boolean up,
    boolean bridge,
    boolean promiscuous,
    OptionalInt group,
    String peer,
    BridgePort port,
    Tag tag,
    List<InterfaceAddress> addresses) {

  /**
   * What makes a device such as {@code br0.10}: frames of the bridge with this tag are its own.
   *
   * @param bridge the bridge below it
   * @param vlan the VLAN's id, 1 to 4094
   */
  record Tag(String bridge, int vlan) {}

  /** The bridge that its packets pass: itself, or the one below it; {@code null} for others. */
  String bridgeBelow() {
    return bridge ? name : tag == null ? null : tag.bridge();
  }
}

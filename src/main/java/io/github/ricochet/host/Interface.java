package io.github.ricochet.host;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network interface of the host.
 *
 * @param name its name, without the {@code @peer} that iproute2 appends
 * @param index its ifindex, 0 where no dump tells it
 * @param mac its link-layer address
 * @param up whether it is administratively up (flag UP)
 * @param carrier whether its carrier is there (flag LOWER_UP)
 * @param kind its link kind as {@code ip -d link} prints it: veth, bridge, vlan, bond, macvlan …
 * @param master the bridge, bond or VRF that it is enslaved to
 * @param lower the device after {@code @}: the parent of a VLAN or macvlan, the peer of a veth
 * @param vlanId the VLAN id of a VLAN device
 * @param promiscuity how many users hold it promiscuous ({@code promiscuity N} of {@code ip -d
 *     link})
 * @param promisc whether a user made it promiscuous (flag PROMISC); where off, something else may
 *     still hold it so, which only the promiscuity tells
 * @param mtu in bytes
 * @param group the number of the group that it is in ({@code ip link set DEV group N}); empty where
 *     no dump tells it, or by a name other than {@code default} alone
 * @param vrfTable the routing table of a VRF device
 * @param origin where it was read first
 */
public record Interface(
    String name,
    int index,
    Optional<Mac> mac,
    Setting up,
    Setting carrier,
    Optional<String> kind,
    Optional<String> master,
    Optional<String> lower,
    OptionalInt vlanId,
    OptionalInt promiscuity,
    Setting promisc,
    OptionalInt mtu,
    OptionalInt group,
    Optional<String> vrfTable,
    Origin origin) {

  /** Whether something holds it promiscuous: a user, or a program such as {@code tcpdump}. */
  public boolean isPromiscuous() {
    return promiscuity.orElse(0) > 0 || promisc == Setting.ON;
  }

  /**
   * Whether it is one end of a cable to a container or a virtual machine, as far as its kind tells:
   * veth or tun; where no kind is told, what has a peer, {@code veth0@if5}.
   */
  public boolean isCableToMachine() {
    return kind.map(k -> k.equals("veth") || k.equals("tun")).orElse(lower.isPresent());
  }

  /** The same interface, up; whether it then has a carrier is not known. */
  public Interface setUp() {
    return new Interface(
        name,
        index,
        mac,
        Setting.ON,
        Setting.UNKNOWN,
        kind,
        master,
        lower,
        vlanId,
        promiscuity,
        promisc,
        mtu,
        group,
        vrfTable,
        origin);
  }

  /** The same interface, so promiscuous. */
  public Interface withPromiscuity(OptionalInt users, Setting flag) {
    return new Interface(
        name, index, mac, up, carrier, kind, master, lower, vlanId, users, flag, mtu, group,
        vrfTable, origin);
  }
}

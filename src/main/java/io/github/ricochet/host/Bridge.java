package io.github.ricochet.host;

import java.util.OptionalInt;

/**
 * A bridge, as {@code ip -d link} and {@code brctl} show it; see net/bridge/br_netlink.c.
 *
 * @param name the bridge device
 * @param nfCallIptables the bridge's own {@code nf_call_iptables}; ORed with the sysctl
 * @param nfCallIp6tables the bridge's own {@code nf_call_ip6tables}
 * @param nfCallArptables the bridge's own {@code nf_call_arptables}
 * @param vlanFiltering whether VLANs are told apart
 * @param defaultPvid the VLAN that untagged frames get at a new port; 0 for none
 * @param stp whether the bridge itself runs the spanning tree protocol
 * @param ageingTime how long a learned FDB entry lives, in 1/100 s; 0 makes it a hub
 * @param origin where it was read
 */
public record Bridge(
    String name,
    Setting nfCallIptables,
    Setting nfCallIp6tables,
    Setting nfCallArptables,
    Setting vlanFiltering,
    OptionalInt defaultPvid,
    Setting stp,
    OptionalInt ageingTime,
    Origin origin) {

  /** The same bridge with its own call of iptables set or cleared. */
  public Bridge withNfCallIptables(boolean on) {
    return new Bridge(
        name,
        Setting.of(on),
        nfCallIp6tables,
        nfCallArptables,
        vlanFiltering,
        defaultPvid,
        stp,
        ageingTime,
        origin);
  }
}

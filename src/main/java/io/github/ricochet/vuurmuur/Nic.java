package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import java.util.List;
import java.util.Optional;

/**
 * An interface of Vuurmuur: a name for a device and its address.
 *
 * @param name as rules and networks name it
 * @param device the system's device; empty where none is given
 * @param address its IPv4 address, where it has one
 * @param oldStyle whether it is an alias such as {@code eth0:0}, which iptables cannot name
 * @param dynamic whether its address is the device's, whatever that is
 * @param ipv6 whether it has an IPv6 address, and so rules of ip6tables
 * @param idle why it is inactive, where it is
 * @param protections {@code protect against …}, in order
 * @param origin its file
 */
record Nic(
    String name,
    String device,
    Optional<Ip> address,
    boolean oldStyle,
    boolean dynamic,
    boolean ipv6,
    Optional<Inactivity> idle,
    List<Setting> protections,
    Origin origin) {

  boolean active() {
    return idle.isEmpty();
  }

  /** The device as a rule can name it: empty for an alias. */
  String ruleDevice() {
    return oldStyle ? "" : device;
  }
}

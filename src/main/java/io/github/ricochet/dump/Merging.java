package io.github.ricochet.dump;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.function.Consumer;

/** Makes one record of what several dumps tell of the same device. */
final class Merging {

  private Merging() {}

  static Interface join(Interface one, Interface other, Consumer<Problem> problems) {
    Join join = new Join("interface " + one.name(), one.origin(), other.origin(), problems);
    return new Interface(
        one.name(),
        join.known("the index", one.index(), other.index(), 0),
        join.value("the MAC address", one.mac(), other.mac()),
        join.setting("UP", one.up(), other.up()),
        join.setting("the carrier", one.carrier(), other.carrier()),
        join.value("the kind", one.kind(), other.kind()),
        join.value("the master", one.master(), other.master()),
        one.lower().or(other::lower),
        join.number("the VLAN", one.vlanId(), other.vlanId()),
        join.number("promiscuity", one.promiscuity(), other.promiscuity()),
        join.setting("PROMISC", one.promisc(), other.promisc()),
        join.number("the MTU", one.mtu(), other.mtu()),
        join.number("the group", one.group(), other.group()),
        join.value("the VRF's table", one.vrfTable(), other.vrfTable()),
        one.origin());
  }

  static Bridge join(Bridge one, Bridge other, Consumer<Problem> problems) {
    Join join = new Join("bridge " + one.name(), one.origin(), other.origin(), problems);
    return new Bridge(
        one.name(),
        join.setting("nf_call_iptables", one.nfCallIptables(), other.nfCallIptables()),
        join.setting("nf_call_ip6tables", one.nfCallIp6tables(), other.nfCallIp6tables()),
        join.setting("nf_call_arptables", one.nfCallArptables(), other.nfCallArptables()),
        join.setting("vlan_filtering", one.vlanFiltering(), other.vlanFiltering()),
        join.number("the default PVID", one.defaultPvid(), other.defaultPvid()),
        join.setting("STP", one.stp(), other.stp()),
        join.number("the ageing time", one.ageingTime(), other.ageingTime()),
        one.nfCallIptables() == Setting.UNKNOWN ? other.origin() : one.origin());
  }

  static BridgePort join(BridgePort one, BridgePort other, Consumer<Problem> problems) {
    Join join = new Join("port " + one.name(), one.origin(), other.origin(), problems);
    return new BridgePort(
        one.name(),
        join.known("the bridge", one.bridge(), other.bridge(), ""),
        join.known("the state", one.state(), other.state(), StpState.UNKNOWN),
        join.setting("hairpin", one.hairpin(), other.hairpin()),
        join.setting("isolated", one.isolated(), other.isolated()),
        join.setting("learning", one.learning(), other.learning()),
        join.setting("flood", one.flood(), other.flood()),
        join.setting("locked", one.locked(), other.locked()),
        join.setting("proxy_arp", one.proxyArp(), other.proxyArp()),
        join.value("the backup port", one.backupPort(), other.backupPort()),
        one.hairpin() == Setting.UNKNOWN ? other.origin() : one.origin());
  }

  /** The port, on this bridge. */
  static BridgePort onBridge(BridgePort port, String bridge) {
    return with(port, port.name(), bridge);
  }

  /** The port, with this name in place of a pattern. */
  static BridgePort named(BridgePort port, String name) {
    return with(port, name, port.bridge());
  }

  private static BridgePort with(BridgePort port, String name, String bridge) {
    return new BridgePort(
        name,
        bridge,
        port.state(),
        port.hairpin(),
        port.isolated(),
        port.learning(),
        port.flood(),
        port.locked(),
        port.proxyArp(),
        port.backupPort(),
        port.origin());
  }

  /** A port, with what a configuration file says where no dump says anything. */
  static BridgePort fill(BridgePort running, BridgePort configured) {
    return new BridgePort(
        running.name(),
        running.bridge(),
        running.state(),
        running.hairpin().orElse(configured.hairpin()),
        running.isolated().orElse(configured.isolated()),
        running.learning().orElse(configured.learning()),
        running.flood().orElse(configured.flood()),
        running.locked(),
        running.proxyArp(),
        running.backupPort(),
        running.hairpin() == Setting.UNKNOWN && configured.hairpin() != Setting.UNKNOWN
            ? configured.origin()
            : running.origin());
  }
}

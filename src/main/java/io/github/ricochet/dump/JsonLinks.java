package io.github.ricochet.dump;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.BridgeVlan;
import io.github.ricochet.host.FdbEntry;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Objects of {@code ip -j link}, {@code ip -j addr}, {@code bridge -j link}, fdb and vlan. */
final class JsonLinks {

  private JsonLinks() {}

  /** A link, with its addresses where the dump has them. */
  static void link(JsonItem item, Facts facts) {
    LinkDraft link = draft(item);
    link.mac(item.mac("address"));
    item.number("promiscuity").ifPresent(link::promiscuity);
    JsonItem info = item.item("linkinfo");
    JsonItem data = info.item("info_data");
    info.text("info_kind").ifPresent(kind -> details(kind, data, link));
    JsonItem slave = info.item("info_slave_data");
    if (info.text("info_slave_kind").filter("bridge"::equals).isPresent()) {
      link.port(
          new LinkDraft.PortFlags(
              state(slave),
              setting(slave, "hairpin"),
              setting(slave, "isolated"),
              setting(slave, "learning"),
              setting(slave, "flood"),
              setting(slave, "locked"),
              setting(slave, "proxy_arp"),
              slave.text("backup_port"),
              slave.origin()));
      link.portNumber(slave.number("no"));
    }
    for (JsonItem address : item.items("addr_info")) {
      if (address.has("local")) {
        facts.add(address(link.name(), address));
      }
    }
    link.addTo(facts);
  }

  private static LinkDraft draft(JsonItem item) {
    LinkDraft link = new LinkDraft(item.need("ifname"), item.origin());
    link.index((int) item.number("ifindex", Integer.MAX_VALUE));
    item.text("link").ifPresent(link::lower);
    if (item.has("flags")) {
      link.flags(item.strings("flags"));
    }
    item.number("mtu").ifPresent(link::mtu);
    item.text("group").ifPresent(link::group);
    item.text("master").ifPresent(link::master);
    return link;
  }

  private static void details(String kind, JsonItem data, LinkDraft link) {
    switch (kind) {
      case "bridge" -> link.bridge(bridge(link.name(), data));
      case "vlan" -> link.vlan(data.number("id"));
      case "vrf" -> link.vrf(data.text("table"));
      default -> link.kind(kind);
    }
  }

  private static Bridge bridge(String name, JsonItem data) {
    return new Bridge(
        name,
        setting(data, "nf_call_iptables"),
        setting(data, "nf_call_ip6tables"),
        setting(data, "nf_call_arptables"),
        setting(data, "vlan_filtering"),
        data.number("vlan_default_pvid"),
        setting(data, "stp_state"),
        data.number("ageing_time"),
        data.origin());
  }

  private static Setting setting(JsonItem item, String name) {
    return item.has(name) ? Setting.of(item.flag(name)) : Setting.UNKNOWN;
  }

  private static StpState state(JsonItem item) {
    return item.text("state")
        .map(
            text ->
                TokenValues.stp(text)
                    .orElseThrow(() -> JsonItem.bad("state", text, "a port state")))
        .orElse(StpState.UNKNOWN);
  }

  private static InterfaceAddress address(String device, JsonItem item) {
    Ip local = item.ip("local").orElseThrow();
    return new InterfaceAddress(
        device,
        local,
        (int) item.number("prefixlen", local.family().bits()),
        item.ip("address"),
        item.ip("broadcast"),
        TokenValues.scope(item.text("scope").orElse("global")),
        item.flag("secondary"),
        item.origin());
  }

  /** A port of {@code bridge link}. */
  static void port(JsonItem item, Facts facts) {
    LinkDraft link = draft(item);
    Optional<String> bridge = item.text("master");
    bridge.ifPresent(
        master ->
            facts.add(
                new BridgePort(
                    link.name(),
                    master,
                    state(item),
                    setting(item, "hairpin"),
                    setting(item, "isolated"),
                    setting(item, "learning"),
                    setting(item, "flood"),
                    setting(item, "locked"),
                    item.text("backup_port"),
                    item.origin())));
    link.addTo(facts);
  }

  /** An entry of {@code bridge fdb}. */
  static void fdb(JsonItem item, Facts facts) {
    // Before 4.17 it was called otherwise.
    Optional<String> port = item.text("ifname").or(() -> item.text("dev"));
    if (port.isEmpty()) {
      BridgeFdbReader.tellPortless(item.origin(), facts);
      return;
    }
    Optional<String> bridge = item.text("master");
    boolean permanent = item.text("state").filter("permanent"::equals).isPresent();
    Mac mac =
        item.mac("mac").orElseThrow(() -> JsonItem.bad("mac", item.need("mac"), "a MAC address"));
    facts.add(
        new FdbEntry(
            mac,
            port.get(),
            bridge,
            item.number("vlan"),
            permanent && bridge.isPresent(),
            item.origin()));
  }

  /** A port of {@code bridge vlan}, or all of them as old versions print them. */
  static void vlan(JsonItem item, Facts facts) {
    if (item.has("vlans")) {
      vlans(item.need("ifname"), item.items("vlans"), facts);
    } else {
      item.members().keySet().forEach(port -> vlans(port, item.items(port), facts));
    }
  }

  private static void vlans(String port, List<JsonItem> vlans, Facts facts) {
    for (JsonItem vlan : vlans) {
      int first = (int) vlan.number("vlan", 4094);
      OptionalInt end = vlan.number("vlanEnd");
      int last = end.isPresent() ? (int) vlan.number("vlanEnd", 4094) : first;
      boolean pvid = vlan.strings("flags").contains("PVID");
      boolean untagged = vlan.strings("flags").contains("Egress Untagged");
      for (int vid = first; vid <= last; vid++) {
        facts.add(new BridgeVlan(port, vid, pvid, untagged, vlan.origin()));
      }
    }
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.BridgeVlan;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import java.util.Optional;

/** VLANs of bridges (net/bridge/br_vlan.c), and the devices of the IP layer that stand for one. */
final class BrVlan {

  private final Walk walk;

  BrVlan(Walk walk) {
    this.walk = walk;
  }

  private boolean filtering(String bridge) {
    return walk.net().bridge(bridge).map(b -> b.vlanFiltering() == Setting.ON).orElse(false);
  }

  /**
   * The VLAN that the FDB of the bridge keeps an address for; 0 where it does not tell them apart.
   */
  int fdbVlan(String bridge, int vid) {
    return filtering(bridge) ? vid : 0;
  }

  /**
   * The tag that frames of a device's VLAN have on the wire of a port; 0 for none.
   *
   * @param device the device of the IP layer, such as {@code br0} or {@code br0.10}
   */
  int wireTag(Device device, String port) {
    String bridge = device.bridgeBelow();
    int vid = vlanOf(device);
    boolean untagged =
        filtering(bridge) && membership(port, vid).map(BridgeVlan::untagged).orElse(true);
    return untagged ? 0 : vid;
  }

  /** The VLAN that a device's packets are in; 0 for none. */
  int vlanOf(Device device) {
    if (device.tag() != null) {
      return device.tag().vlan();
    }
    return filtering(device.name()) ? pvid(device.name()).map(BridgeVlan::vid).orElse(0) : 0;
  }

  /**
   * vlan_do_receive(): a frame that comes up with a tag is for the device of that VLAN; without
   * one, ip_rcv() takes it for another machine's.
   */
  Skb receive(Skb skb, Device bridge) {
    if (skb.vlan() == 0) {
      return skb;
    }
    Optional<Device> own = walk.net().vlanDevice(bridge.name(), skb.vlan());
    if (own.isEmpty()) {
      return skb.withPacketType(PacketType.OTHERHOST);
    }
    boolean host = skb.destinationMac().equals(own.get().mac());
    Skb up = host ? skb.withPacketType(PacketType.HOST) : skb;
    return up.withVlan(0).withDev(own.get().name());
  }

  private Optional<BridgeVlan> membership(String device, int vid) {
    return walk.net().host().vlans().stream()
        .filter(v -> v.device().equals(device) && v.vid() == vid)
        .findFirst();
  }

  private Optional<BridgeVlan> pvid(String device) {
    return walk.net().host().vlans().stream()
        .filter(v -> v.device().equals(device) && v.pvid())
        .findFirst();
  }

  /** Whether the dumps tell VLAN memberships at all; else all ports are taken to be in one. */
  private boolean known(String bridge) {
    boolean known = !walk.net().host().vlans().isEmpty();
    if (!known) {
      walk.assume("all ports of " + bridge + " are in one VLAN (no `bridge vlan` dump tells)");
    }
    return known;
  }

  /**
   * br_allowed_ingress(): an untagged frame gets the port's PVID; a tagged one has to be of a VLAN
   * that the port is a member of.
   *
   * @param device the port, or the bridge itself for the host's own packets
   * @return the frame, or {@code null} where it was dropped
   */
  Skb ingress(Skb skb, String device, String bridge) {
    if (!filtering(bridge) || !known(bridge)) {
      return skb;
    }
    if (skb.vlan() == 0) {
      Optional<BridgeVlan> pvid = pvid(device);
      if (pvid.isPresent()) {
        return skb.withVlan(pvid.get().vid());
      }
    } else if (membership(device, skb.vlan()).isPresent()) {
      return skb;
    }
    walk.drop(
        skb,
        Loss.Reason.VLAN,
        "br_allowed_ingress",
        device,
        device + " takes no frame of VLAN " + skb.vlan());
    return null;
  }

  /** br_allowed_egress(). */
  boolean egress(int vid, String port, String bridge) {
    return vid == 0 || !filtering(bridge) || !known(bridge) || membership(port, vid).isPresent();
  }

  /** br_handle_vlan(): the tag is taken off where the port's membership says so. */
  Skb untag(Skb skb, String port, String bridge) {
    boolean strip =
        skb.vlan() != 0
            && filtering(bridge)
            && membership(port, skb.vlan()).map(BridgeVlan::untagged).orElse(true);
    return strip ? skb.withVlan(0) : skb;
  }

  /**
   * The bridge device's own membership, for frames that go up; it does not count for promiscuous
   * copies.
   */
  Skb up(Skb skb, String bridge, boolean promiscuous) {
    if (skb.vlan() == 0 || !filtering(bridge) || !known(bridge)) {
      return skb;
    }
    Optional<BridgeVlan> own = membership(bridge, skb.vlan());
    if (own.isEmpty() && !promiscuous) {
      walk.drop(
          skb,
          Loss.Reason.VLAN,
          "br_pass_frame_up",
          bridge,
          bridge + " itself is no member of VLAN " + skb.vlan());
      return null;
    }
    return own.map(BridgeVlan::untagged).orElse(true) ? skb.withVlan(0) : skb;
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.BridgeVlan;
import io.github.ricochet.host.Setting;
import java.util.Optional;

/** VLAN-aware bridges (net/bridge/br_vlan.c). */
final class BrVlan {

  private final Walk walk;

  BrVlan(Walk walk) {
    this.walk = walk;
  }

  private boolean filtering(String bridge) {
    return walk.net().bridge(bridge).map(b -> b.vlanFiltering() == Setting.ON).orElse(false);
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

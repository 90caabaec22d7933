package io.github.ricochet.path;

import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.PacketView.PacketType;

/**
 * A packet with what the kernel keeps beside it (struct sk_buff), as an immutable value.
 *
 * @param packet the IP packet
 * @param sourceMac Ethernet source; {@code null} before the packet has been on a wire
 * @param destinationMac Ethernet destination; {@code null} before the packet has been on a wire
 * @param vlan the hardware-accelerated VLAN tag's id, 0 for none
 * @param packetType skb->pkt_type
 * @param dev skb->dev
 * @param mark skb->mark
 * @param tracking skb->_nfct
 * @param nfBridge what br_netfilter keeps; {@code null} where the packet did not come through it
 * @param dst skb_dst(): the route; {@code null} where none was looked up
 * @param brouted br_netfilter_broute: ebtables' broute table wants it routed
 * @param isolated src_port_isolated: it came in by an isolated port
 * @param trail who sent it, and what happened to it since
 */
record Skb(
    Packet packet,
    Mac sourceMac,
    Mac destinationMac,
    int vlan,
    PacketType packetType,
    String dev,
    int mark,
    Tracking tracking,
    NfBridge nfBridge,
    Dst dst,
    boolean brouted,
    boolean isolated,
    Trail trail) {

  /**
   * What br_netfilter keeps beside a packet (struct nf_bridge_info).
   *
   * @param physin the bridge port that it came in by
   * @param physout the bridge port that it leaves by, empty while it is not known
   * @param otherhost whether the frame was not addressed to the bridge
   */
  record NfBridge(String physin, String physout, boolean otherhost) {}

  /** A packet that the host or a machine makes: not on a wire yet. */
  static Skb fresh(Packet packet, Trail trail) {
    return new Skb(
        packet,
        null,
        null,
        0,
        PacketType.HOST,
        "",
        0,
        Tracking.NONE,
        null,
        null,
        false,
        false,
        trail);
  }

  Skb withPacket(Packet p) {
    return new Skb(
        p,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        mark,
        tracking,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withMacs(Mac from, Mac to) {
    return new Skb(
        packet,
        from,
        to,
        vlan,
        packetType,
        dev,
        mark,
        tracking,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withVlan(int id) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        id,
        packetType,
        dev,
        mark,
        tracking,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withPacketType(PacketType type) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        type,
        dev,
        mark,
        tracking,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withDev(String device) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        device,
        mark,
        tracking,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withMark(int value) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        value,
        tracking,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withTracking(Tracking t) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        mark,
        t,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withNfBridge(NfBridge bridge) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        mark,
        tracking,
        bridge,
        dst,
        brouted,
        isolated,
        trail);
  }

  Skb withDst(Dst route) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        mark,
        tracking,
        nfBridge,
        route,
        brouted,
        isolated,
        trail);
  }

  Skb withBrouted(boolean route) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        mark,
        tracking,
        nfBridge,
        dst,
        route,
        isolated,
        trail);
  }

  Skb withIsolated(boolean value) {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        mark,
        tracking,
        nfBridge,
        dst,
        brouted,
        value,
        trail);
  }

  /** A copy that goes its own way from here (skb_clone), with its own steps. */
  Skb copy() {
    return new Skb(
        packet,
        sourceMac,
        destinationMac,
        vlan,
        packetType,
        dev,
        mark,
        tracking,
        nfBridge,
        dst,
        brouted,
        isolated,
        trail.fork());
  }

  /** The bridge port that it came in by (nf_bridge_get_physindev), or empty. */
  String physin() {
    return nfBridge == null ? "" : nfBridge.physin();
  }

  /** The bridge port that it leaves by, or empty. */
  String physout() {
    return nfBridge == null ? "" : nfBridge.physout();
  }
}

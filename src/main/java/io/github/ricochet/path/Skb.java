package io.github.ricochet.path;

import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.PacketView.PacketType;

/**
 * A packet with what the kernel keeps beside it (struct sk_buff), as an immutable value.
 *
 * @param packet the IP packet
 * @param frame its Ethernet header
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
    Frame frame,
    String dev,
    int mark,
    Tracking tracking,
    NfBridge nfBridge,
    Dst dst,
    boolean brouted,
    boolean isolated,
    Trail trail) {

  /**
   * The Ethernet side of a packet.
   *
   * @param source source address; {@code null} before the packet has been on a wire
   * @param destination destination address; {@code null} before the packet has been on a wire
   * @param vlan the hardware-accelerated VLAN tag's id, 0 for none
   * @param type skb->pkt_type
   */
  record Frame(Mac source, Mac destination, int vlan, PacketType type) {

    /** No header yet. */
    static final Frame NONE = new Frame(null, null, 0, PacketType.HOST);
  }

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
    return new Skb(packet, Frame.NONE, "", 0, Tracking.NONE, null, null, false, false, trail);
  }

  Mac sourceMac() {
    return frame.source();
  }

  Mac destinationMac() {
    return frame.destination();
  }

  int vlan() {
    return frame.vlan();
  }

  PacketType packetType() {
    return frame.type();
  }

  /** The bridge port that it came in by (nf_bridge_get_physindev), or empty. */
  String physin() {
    return nfBridge == null ? "" : nfBridge.physin();
  }

  /** The bridge port that it leaves by, or empty. */
  String physout() {
    return nfBridge == null ? "" : nfBridge.physout();
  }

  Skb withPacket(Packet to) {
    return new Skb(to, frame, dev, mark, tracking, nfBridge, dst, brouted, isolated, trail);
  }

  Skb withMacs(Mac from, Mac to) {
    return with(new Frame(from, to, frame.vlan(), frame.type()), dev);
  }

  Skb withVlan(int id) {
    return id == frame.vlan()
        ? this
        : with(new Frame(frame.source(), frame.destination(), id, frame.type()), dev);
  }

  Skb withPacketType(PacketType type) {
    return received(type, dev);
  }

  /** A device has taken it in: netif_receive_skb(), behind eth_type_trans(). */
  Skb received(PacketType type, String by) {
    return type == frame.type()
        ? withDev(by)
        : with(new Frame(frame.source(), frame.destination(), frame.vlan(), type), by);
  }

  private Skb with(Frame to, String by) {
    return new Skb(packet, to, by, mark, tracking, nfBridge, dst, brouted, isolated, trail);
  }

  Skb withDev(String to) {
    return to.equals(dev)
        ? this
        : new Skb(packet, frame, to, mark, tracking, nfBridge, dst, brouted, isolated, trail);
  }

  Skb withMark(int to) {
    return to == mark
        ? this
        : new Skb(packet, frame, dev, to, tracking, nfBridge, dst, brouted, isolated, trail);
  }

  Skb withTracking(Tracking to) {
    return new Skb(packet, frame, dev, mark, to, nfBridge, dst, brouted, isolated, trail);
  }

  Skb withNfBridge(NfBridge to) {
    return new Skb(packet, frame, dev, mark, tracking, to, dst, brouted, isolated, trail);
  }

  Skb withDst(Dst to) {
    return new Skb(packet, frame, dev, mark, tracking, nfBridge, to, brouted, isolated, trail);
  }

  Skb withBrouted(boolean to) {
    return to == brouted
        ? this
        : new Skb(packet, frame, dev, mark, tracking, nfBridge, dst, to, isolated, trail);
  }

  Skb withIsolated(boolean to) {
    return to == isolated
        ? this
        : new Skb(packet, frame, dev, mark, tracking, nfBridge, dst, brouted, to, trail);
  }

  /**
   * What is left of it behind a veth pair (veth_xmit(), skb_scrub_packet()): connection, route and
   * what the bridge kept are gone, the mark stays.
   */
  Skb scrubbed() {
    return new Skb(packet, frame, dev, mark, Tracking.NONE, null, null, false, false, trail);
  }

  /** A copy that goes its own way from here (skb_clone), with its own steps. */
  Skb copy() {
    Trail own = trail.fork();
    return new Skb(packet, frame, dev, mark, tracking, nfBridge, dst, brouted, isolated, own);
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import java.util.Optional;

/** Packets that leave the IP layer (net/ipv4/ip_output.c). */
final class IpOutput {

  private final Walk walk;

  IpOutput(Walk walk) {
    this.walk = walk;
  }

  /** ip_local_out() for a packet of the host that is routed already. */
  void localOut(Skb skb) {
    String out = skb.dst().dev();
    Skb now = walk.netfilter().run(skb, new HookState(Hook.OUTPUT, "", out));
    if (now != null) {
      output(now, "");
    }
  }

  /**
   * ip_output(): POSTROUTING, then the neighbour.
   *
   * @param in the device that a forwarded packet came in by; visible in POSTROUTING since 5.7
   */
  void output(Skb skb, String in) {
    String out = skb.dst().dev();
    String seen = walk.net().kernel().atLeast(5, 7) ? in : "";
    Skb now = walk.netfilter().run(skb, new HookState(Hook.POSTROUTING, seen, out));
    if (now != null) {
      finish(now, out);
    }
  }

  private void finish(Skb skb, String out) {
    if (out.equals("lo")) {
      // The loopback device hands it back with its route and its connection.
      walk.input().rcv(skb.received(PacketType.HOST, "lo"));
      return;
    }
    Ip nextHop = skb.dst().nextHop(skb.packet().destination());
    Optional<Mac> mac = walk.lan().resolve(nextHop, out, skb.packet().destination());
    if (mac.isEmpty()) {
      walk.drop(
          skb,
          Loss.Reason.NEIGHBOUR,
          "neigh_resolve_output",
          out,
          "nobody on " + out + " answers for " + nextHop);
      return;
    }
    Device device = walk.net().device(out);
    Mac own = device == null ? Net.madeUp(out) : device.mac();
    Skb framed = skb.withMacs(own, mac.get()).withDev(out);
    if (device != null && device.tag() != null) {
      Device.Tag tag = device.tag();
      framed.trail().add("vlan_dev_hard_start_xmit", () -> "VLAN " + tag.vlan());
      walk.bridge().xmit(framed.withDev(tag.bridge()).withVlan(tag.vlan()));
    } else if (device != null && device.bridge()) {
      walk.bridge().xmit(framed);
    } else {
      framed
          .trail()
          .add("dev_queue_xmit", Move.Kind.OUT, out, () -> "out by " + out + " to " + mac.get());
      walk.lan().transmit(framed, out);
    }
  }
}

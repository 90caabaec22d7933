package io.github.ricochet.path;

import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;

/** Packets that come up to the IP layer (net/ipv4/ip_input.c). */
final class IpInput {

  private final Walk walk;

  IpInput(Walk walk) {
    this.walk = walk;
  }

  /** ip_rcv(): PREROUTING, unless br_netfilter has run it already (ip_sabotage_in()). */
  void rcv(Skb skb) {
    if (skb.packetType() == PacketType.OTHERHOST) {
      walk.incidental(
          skb,
          Loss.Reason.OTHERHOST,
          "ip_rcv",
          skb.dev(),
          "addressed to " + skb.destinationMac() + ", not to " + skb.dev());
      return;
    }
    skb.trail().add("ip_rcv", Move.Kind.IN, skb.dev(), () -> "in by " + skb.dev());
    Skb now = skb;
    if (skb.nfBridge() == null || !walk.net().models(Mechanism.SABOTAGE)) {
      now = walk.netfilter().run(skb, new HookState(Hook.PREROUTING, skb.dev(), ""));
      if (now == null) {
        return;
      }
      boolean moved = !now.packet().destination().equals(skb.packet().destination());
      if (moved) {
        now =
            now.withDst(null); // nf_nat_ipv4_pre_routing(): what was routed before is routed anew.
      }
    }
    finish(now);
  }

  /** ip_rcv_finish(): routes the packet where that is not done yet. */
  private void finish(Skb skb) {
    Dst dst = skb.dst();
    if (dst == null) {
      Routing.Input routed = walk.routing().input(skb, skb.dev());
      if (routed.dst() == null) {
        walk.drop(skb, routed.martian(), "ip_route_input", skb.dev(), routed.why());
        return;
      }
      dst = routed.dst();
    }
    Skb routed = skb.withDst(dst);
    switch (dst.action()) {
      case LOCAL, BROADCAST -> localDeliver(routed);
      case ERROR -> error(routed);
      default -> walk.forward().forward(routed);
    }
  }

  /** ip_local_deliver(): INPUT, then the socket. */
  private void localDeliver(Skb skb) {
    Skb now = walk.netfilter().run(skb, new HookState(Hook.INPUT, skb.dev(), ""));
    if (now != null) {
      walk.local().receive(now);
    }
  }

  /** ip_error(): no route, or forwarding is off on the incoming device. */
  private void error(Skb skb) {
    String dev = skb.dev();
    if (!walk.net().conf().forwarding(dev, walk)) {
      walk.drop(
          skb,
          Loss.Reason.NO_FORWARDING,
          "ip_error",
          dev,
          "forwarding is off on " + dev + " (net.ipv4.conf." + dev + ".forwarding)");
      return;
    }
    Dst.Unreachable error = skb.dst().error();
    String why = "no route to " + skb.packet().destination() + " (" + error + ")";
    if (error == Dst.Unreachable.EINVAL) {
      walk.drop(skb, Loss.Reason.NO_ROUTE, "ip_error", dev, why);
      return;
    }
    int code =
        error == Dst.Unreachable.EHOSTUNREACH
            ? Icmp.HOST_UNREACH
            : error == Dst.Unreachable.EACCES ? Icmp.PKT_FILTERED : Icmp.NET_UNREACH;
    walk.rejected(skb, Loss.Reason.NO_ROUTE, "ip_error", dev, why);
    walk.icmp().send(skb, Packet.ICMP_DEST_UNREACH, code);
  }
}

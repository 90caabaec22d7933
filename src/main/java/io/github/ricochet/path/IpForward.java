package io.github.ricochet.path;

import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;

/** Packets that the host passes on (net/ipv4/ip_forward.c). */
final class IpForward {

  private final Walk walk;

  IpForward(Walk walk) {
    this.walk = walk;
  }

  /** ip_forward(): TTL, FORWARD, then out. */
  void forward(Skb skb) {
    String dev = skb.dev();
    if (skb.packetType() != PacketType.HOST) {
      walk.incidental(skb, Loss.Reason.OTHERHOST, "ip_forward", dev, "not addressed to this host");
      return;
    }
    if (skb.packet().ttl() <= 1 && walk.net().models(Mechanism.TIME_TO_LIVE)) {
      walk.rejected(skb, Loss.Reason.TTL, "ip_forward", dev, "the time to live ran out");
      walk.icmp().send(skb, Packet.ICMP_TIME_EXCEEDED, 0);
      return;
    }
    Skb aged = skb.withPacket(skb.packet().withTtl(skb.packet().ttl() - 1));
    String out = skb.dst().dev();
    Skb now = walk.netfilter().run(aged, new HookState(Hook.FORWARD, dev, out));
    if (now != null) {
      walk.output().output(now, dev);
    }
  }
}

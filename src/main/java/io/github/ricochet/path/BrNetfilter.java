package io.github.ricochet.path;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.KernelVersion;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import java.util.Optional;

/** How bridged frames pass through iptables (net/bridge/br_netfilter_hooks.c). */
final class BrNetfilter {

  private final Walk walk;

  BrNetfilter(Walk walk) {
    this.walk = walk;
  }

  /**
   * Whether br_netfilter hands frames of the bridge to iptables; where no dump tells, both are
   * walked.
   */
  private boolean callIptables(String bridge) {
    Setting setting = walk.net().callIptables(bridge);
    if (setting != Setting.UNKNOWN) {
      return setting == Setting.ON;
    }
    int answer =
        walk.oracle()
            .choose(
                "call-iptables " + bridge,
                2,
                i ->
                    new Choice(
                        "bridge-nf-call-iptables of " + bridge,
                        i == 0 ? "1" : "0",
                        Optional.of(DumpKind.SYSCTL),
                        Optional.empty()));
    return answer == 0;
  }

  /** br_nf_pre_routing(). */
  void preRouting(Skb skb, Device port, Device bridge) {
    boolean tagged = skb.vlan() != 0 && !walk.net().bridgeSysctl("bridge-nf-filter-vlan-tagged");
    if (tagged || !callIptables(bridge.name())) {
      skb.trail()
          .add(
              "br_nf_pre_routing",
              () ->
                  tagged
                      ? "tagged frames do not pass iptables"
                      : "iptables does not see bridged frames of " + bridge.name());
      walk.bridgeInput().handleFrameFinish(skb, port, bridge);
      return;
    }
    boolean otherhost = skb.packetType() == PacketType.OTHERHOST;
    Skb.NfBridge kept = new Skb.NfBridge(port.name(), "", otherhost);
    String dev = logicalDevice(skb, bridge.name());
    Skb seen = skb.withNfBridge(kept).received(otherhost ? PacketType.HOST : skb.packetType(), dev);
    Skb now = walk.netfilter().run(seen, new HookState(Hook.PREROUTING, dev, ""));
    if (now != null) {
      preRoutingFinish(now, skb.packet().destination(), port, bridge);
    }
  }

  /** brnf_get_logical_dev(): the bridge, or the device of the frame's VLAN where that is wanted. */
  private String logicalDevice(Skb skb, String bridge) {
    boolean wanted = skb.vlan() != 0 && walk.net().bridgeSysctl("bridge-nf-pass-vlan-input-dev");
    return wanted
        ? walk.net().vlanDevice(bridge, skb.vlan()).map(Device::name).orElse(bridge)
        : bridge;
  }

  /**
   * br_nf_pre_routing_finish(): where the destination was changed, the frame needs a new one too.
   */
  private void preRoutingFinish(Skb skb, Ip before, Device port, Device bridge) {
    Skb restored = skb.nfBridge().otherhost() ? skb.withPacketType(PacketType.OTHERHOST) : skb;
    Ip now = skb.packet().destination();
    boolean answer = !skb.tracking().original() && !walk.net().models(Mechanism.REPLY_ROUTED);
    if (now.equals(before) || answer) {
      walk.bridgeInput().handleFrameFinish(restored, port, bridge);
      return;
    }
    String dev = skb.dev();
    Routing.Input routed = walk.routing().input(skb, dev);
    if (routed.dst() == null) {
      walk.drop(skb, routed.martian(), "br_nf_pre_routing_finish", dev, routed.why());
      return;
    }
    Dst dst = fallback(skb, routed.dst(), dev);
    boolean here = dst.action() == Dst.Action.FORWARD && dst.dev().equals(dev);
    if (here && walk.net().models(Mechanism.BRIDGED_DNAT)) {
      boolean by = walk.net().models(Mechanism.NEXT_HOP);
      bridgedDnat(restored.withDst(dst), by ? dst.nextHop(now) : now, port, bridge);
      return;
    }
    skb.trail().add("br_nf_pre_routing_finish", () -> elsewhere(now, dst, dev));
    Skb up =
        skb.withDst(dst).withMacs(skb.sourceMac(), bridge.mac()).withPacketType(PacketType.HOST);
    walk.bridgeInput().handleFrameFinish(up, port, bridge);
  }

  private static String elsewhere(Ip to, Dst dst, String dev) {
    return switch (dst.action()) {
      case FORWARD ->
          to + " is behind " + dst.dev() + ", not " + dev + ": to the host, to be routed";
      case ERROR -> "there is no way to " + to + " from " + dev + ": to the host, which drops it";
      default -> to + " is the host's own: to the host";
    };
  }

  /**
   * Until 3.5 bridged DNAT did without forwarding: where the input route failed for want of it, an
   * output route to the same bridge was taken. 251da4130115 made that code unreachable.
   */
  private Dst fallback(Skb skb, Dst routed, String bridge) {
    boolean off =
        routed.action() == Dst.Action.ERROR && !walk.net().conf().forwarding(bridge, walk);
    if (!off || walk.net().kernel().atLeast(3, 6)) {
      return routed;
    }
    Routing.Output out = walk.routing().output(FibKey.of(skb.packet(), "lo", skb.mark()), true);
    return out.ok() && out.dst().dev().equals(bridge) ? out.dst() : routed;
  }

  /**
   * br_nf_pre_routing_finish_bridge(): the frame is bridged to the new destination's neighbour
   * entry.
   */
  private void bridgedDnat(Skb skb, Ip nextHop, Device port, Device bridge) {
    Optional<Mac> mac = walk.lan().resolve(nextHop, skb.dev(), skb.packet().destination());
    if (mac.isEmpty()) {
      walk.drop(
          skb,
          Loss.Reason.NEIGHBOUR,
          "br_nf_pre_routing_finish_bridge",
          skb.dev(),
          "nobody on " + skb.dev() + " answers for " + nextHop);
      return;
    }
    skb.trail()
        .add(
            "br_nf_pre_routing_finish_bridge",
            () ->
                nextHop
                    + " is on "
                    + skb.dev()
                    + " too: bridged to "
                    + mac.get()
                    + ", the source MAC stays");
    walk.bridgeInput().handleFrameFinish(skb.withMacs(skb.sourceMac(), mac.get()), port, bridge);
  }

  /** br_nf_forward(): IP FORWARD for bridged frames; {@code null} where it was dropped. */
  Skb forward(Skb skb, String bridge, String physout) {
    if (skb.nfBridge() == null || taggedEgress(skb)) {
      return skb;
    }
    Skb.NfBridge nf = skb.nfBridge();
    boolean otherhost = skb.packetType() == PacketType.OTHERHOST;
    Skb seen =
        skb.withNfBridge(new Skb.NfBridge(nf.physin(), physout, otherhost))
            .withPacketType(PacketType.HOST);
    String in = logicalDevice(skb, bridge);
    Skb now = walk.netfilter().run(seen, new HookState(Hook.FORWARD, in, bridge));
    return now == null || !otherhost ? now : now.withPacketType(PacketType.OTHERHOST);
  }

  /** br_nf_post_routing(): IP POSTROUTING, for frames that br_nf_forward() has seen. */
  Skb postRouting(Skb skb, String bridge) {
    if (skb.physout().isEmpty() || taggedEgress(skb)) {
      return skb;
    }
    // A frame that was not addressed to the bridge counts as HOST here too, and stays so: behind
    // this
    // hook nobody asks.
    boolean foreign = skb.packetType() == PacketType.OTHERHOST;
    Skb seen =
        foreign && walk.net().models(Mechanism.PACKET_TYPE_IN_POSTROUTING)
            ? skb.withPacketType(PacketType.HOST)
            : skb;
    return walk.netfilter().run(seen, new HookState(Hook.POSTROUTING, "", bridge));
  }

  private boolean taggedEgress(Skb skb) {
    return skb.vlan() != 0 && !walk.net().bridgeSysctl("bridge-nf-filter-vlan-tagged");
  }

  /**
   * br_nf_local_in(): since CVE-2024-27018 a copy that goes up because of promiscuity only loses
   * its connection, so that it is neither translated nor answered for.
   */
  Skb localIn(Skb skb, boolean promiscuous) {
    boolean resets =
        resetsPromiscuous(walk.net().kernel()) && walk.net().models(Mechanism.PROMISCUOUS_RESET);
    if (promiscuous && resets) {
      skb.trail()
          .add(
              "br_nf_local_in", () -> "the promiscuous copy loses its connection (CVE-2024-27018)");
      return skb.withTracking(Tracking.NONE);
    }
    return skb;
  }

  /** 751de2012eaf is in 6.9, and in the stable series from these releases on. */
  private static boolean resetsPromiscuous(KernelVersion kernel) {
    return kernel.atLeast(6, 9)
        || stable(kernel, 6, 8, 8)
        || stable(kernel, 6, 6, 29)
        || stable(kernel, 6, 1, 88)
        || stable(kernel, 5, 15, 158);
  }

  private static boolean stable(KernelVersion kernel, int major, int minor, int patch) {
    return kernel.major() == major && kernel.minor() == minor && kernel.patch() >= patch;
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames that leave by bridge ports (net/bridge/br_forward.c, br_device.c). */
final class BrForward {

  private final Walk walk;

  BrForward(Walk walk) {
    this.walk = walk;
  }

  /**
   * br_dev_xmit(): a packet of the IP layer leaves by the bridge device. No port is its ingress.
   */
  void xmit(Skb skb) {
    Device bridge = walk.net().device(skb.dev());
    Skb tagged = walk.brVlan().ingress(skb.withIsolated(false), bridge.name(), bridge.name());
    if (tagged == null) {
      return;
    }
    skb.trail()
        .add(
            "br_dev_xmit",
            Move.Kind.DOWN,
            bridge.name(),
            () -> "out by bridge " + bridge.name() + " to " + skb.destinationMac());
    Mac destination = tagged.destinationMac();
    if (walk.fdb().isLocal(bridge.name(), destination)) {
      walk.drop(
          tagged,
          Loss.Reason.NEIGHBOUR,
          "br_dev_xmit",
          bridge.name(),
          destination + " is the bridge's own address");
      return;
    }
    String to =
        destination.isMulticast()
            ? null
            : walk.fdb()
                .port(
                    bridge.name(),
                    destination,
                    walk.brVlan().fdbVlan(bridge.name(), tagged.vlan()));
    if (to == null) {
      flood(tagged, bridge);
    } else {
      forward(tagged, walk.net().device(to));
    }
  }

  /** br_forward(): to one port, or to its backup where it has no carrier, if it may go there. */
  void forward(Skb skb, Device meant) {
    Device port =
        meant.up()
            ? meant
            : meant
                .port()
                .backupPort()
                .map(walk.net()::device)
                .filter(d -> d != null)
                .orElse(meant);
    Loss refused = shouldDeliver(skb, port);
    if (refused != null) {
      walk.lost(skb, Leg.Verdict.DROPPED, refused);
      return;
    }
    deliver(skb, port);
  }

  /** br_flood(): to every port that takes it; unknown unicast only to ports with flood on. */
  void flood(Skb skb, Device bridge) {
    List<Device> takers = new ArrayList<>();
    Loss refused = null;
    for (BridgePort port : walk.net().ports(bridge.name())) {
      Device device = walk.net().device(port.name());
      boolean floods = port.proxyArp() != Setting.ON && floods(port, skb.destinationMac());
      Loss loss = floods ? shouldDeliver(skb, device) : null;
      if (floods && loss == null) {
        takers.add(device);
      } else if (loss != null && walk.lan().isBehind(port.name(), skb.destinationMac())) {
        refused = loss; // The port that it was meant for: the reason that matters.
      }
    }
    boolean reaches =
        takers.stream().anyMatch(p -> walk.lan().isBehind(p.name(), skb.destinationMac()));
    Device learned = reaches ? null : mayBeLearned(bridge.name(), skb.destinationMac());
    if (learned != null) {
      forward(skb, learned);
      return;
    }
    skb.trail()
        .add(
            "br_flood",
            () ->
                skb.destinationMac()
                    + " is not in the FDB: flooded to "
                    + takers.stream().map(Device::name).toList());
    if (!reaches) {
      Loss none =
          new Loss(
              Loss.Reason.NO_FLOOD,
              "br_flood",
              skb.trail().sent().isReply(),
              bridge.name(),
              Optional.empty(),
              skb.destinationMac()
                  + " is not in the FDB of "
                  + bridge.name()
                  + ", and no port that it is behind floods");
      walk.lost(skb.copy(), Leg.Verdict.DROPPED, refused != null ? refused : none);
    }
    takers.forEach(port -> deliver(skb.copy(), port));
  }

  /**
   * The port of which the bridge may have learned the address, though it does not flood to it; only
   * where no dump tells what it has learned.
   */
  private Device mayBeLearned(String bridge, Mac address) {
    Optional<BridgePort> port =
        walk.net().ports(bridge).stream()
            .filter(p -> walk.lan().isBehind(p.name(), address))
            .findFirst();
    if (walk.fdb().isTold() || port.isEmpty()) {
      return null;
    }
    int answer =
        walk.oracle()
            .choose(
                "learned " + address,
                2,
                i ->
                    new Choice(
                        "whether " + address + " is in the FDB of " + bridge,
                        i == 0 ? "no" : "yes",
                        Optional.of(DumpKind.BRIDGE_FDB),
                        Optional.empty()));
    return answer == 1 ? walk.net().device(port.get().name()) : null;
  }

  private boolean floods(BridgePort port, Mac destination) {
    return port.flood() != Setting.OFF
        || destination.isMulticast()
        || !walk.net().models(Mechanism.FLOOD_OFF);
  }

  /** should_deliver(): what keeps the frame from leaving by this port, or {@code null}. */
  private Loss shouldDeliver(Skb skb, Device to) {
    BridgePort port = to.port();
    walk.net().missing().port(port, walk);
    boolean same = skb.dev().equals(to.name());
    if (same && walk.net().models(Mechanism.SAME_PORT) && !hairpin(port)) {
      return refused(
          skb,
          Loss.Reason.SAME_PORT,
          to,
          "it came in by "
              + to.name()
              + " and would leave by "
              + to.name()
              + ", where hairpin is "
              + (port.hairpin() == Setting.UNKNOWN ? "taken to be off" : "off"));
    }
    boolean closed =
        (port.state() != StpState.FORWARDING && port.state() != StpState.UNKNOWN) || !to.up();
    if (closed && walk.net().models(Mechanism.PORT_STATE)) {
      return refused(
          skb,
          Loss.Reason.PORT_STATE,
          to,
          "port " + to.name() + (to.up() ? " is " + port.state() : " is down"));
    }
    if (!walk.brVlan().egress(skb.vlan(), to.name(), port.bridge())) {
      return refused(
          skb, Loss.Reason.VLAN, to, "port " + to.name() + " is no member of VLAN " + skb.vlan());
    }
    // 7d850abd5f4e brought BR_ISOLATED.
    boolean isolated =
        skb.isolated() && port.isolated() == Setting.ON && walk.net().kernel().atLeast(4, 18);
    if (isolated && walk.net().models(Mechanism.ISOLATED)) {
      String what =
          same
              ? "port " + to.name() + " is isolated, which also rules out hairpin"
              : "ports " + skb.dev() + " and " + to.name() + " are both isolated";
      return refused(skb, Loss.Reason.ISOLATED, to, what);
    }
    return null;
  }

  private static Loss refused(Skb skb, Loss.Reason reason, Device to, String what) {
    return new Loss(
        reason, "should_deliver", skb.trail().sent().isReply(), to.name(), Optional.empty(), what);
  }

  private boolean hairpin(BridgePort port) {
    if (!walk.net().kernel().atLeast(2, 6, 32)) {
      return false; // 3982d3d28954 brought BR_HAIRPIN_MODE.
    }
    if (port.hairpin() != Setting.UNKNOWN) {
      return port.hairpin() == Setting.ON && walk.net().models(Mechanism.HAIRPIN);
    }
    int answer =
        walk.oracle()
            .choose(
                "hairpin " + port.name(),
                2,
                i ->
                    new Choice(
                        "hairpin of port " + port.name(),
                        i == 0 ? "off" : "on",
                        Optional.of(Net.portDump()),
                        Optional.empty()));
    return answer == 1;
  }

  /** __br_forward(): FORWARD (or OUTPUT, for packets of the host), POSTROUTING, and out. */
  private void deliver(Skb frame, Device port) {
    String bridge = port.port().bridge();
    boolean local = frame.dev().equals(bridge);
    String in = local ? "" : frame.dev();
    Skb skb = walk.brVlan().untag(frame, port.name(), bridge);
    if (local) {
      skb = walk.ebtables().run(skb, "nat", Hook.OUTPUT, "", port.name());
      skb = skb == null ? null : walk.ebtables().run(skb, "filter", Hook.OUTPUT, "", port.name());
    } else {
      skb.trail().add("br_forward", () -> "out by port " + port.name());
      skb = walk.ebtables().run(skb, "filter", Hook.FORWARD, in, port.name());
      skb = skb == null ? null : walk.brNetfilter().forward(skb, bridge, port.name());
    }
    skb = skb == null ? null : walk.ebtables().run(skb, "nat", Hook.POSTROUTING, in, port.name());
    skb = skb == null || local ? skb : walk.brNetfilter().postRouting(skb, bridge);
    if (skb != null) {
      skb.trail().add("dev_queue_xmit", Move.Kind.OUT, port.name(), () -> "out by " + port.name());
      walk.lan().transmit(skb.received(PacketType.OTHERHOST, port.name()), port.name());
    }
  }
}

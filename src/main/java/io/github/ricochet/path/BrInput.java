package io.github.ricochet.path;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;

/** Frames that come in by a bridge port (net/bridge/br_input.c). */
final class BrInput {

  private final Walk walk;

  BrInput(Walk walk) {
    this.walk = walk;
  }

  /** br_handle_frame(). */
  void handleFrame(Skb skb, Device port) {
    BridgePort flags = port.port();
    Device bridge = walk.net().device(flags.bridge());
    boolean closed =
        flags.state() == StpState.DISABLED
            || flags.state() == StpState.LISTENING
            || flags.state() == StpState.BLOCKING
            || !port.up();
    if (closed && walk.net().models(Mechanism.PORT_STATE)) {
      walk.drop(
          skb,
          Loss.Reason.PORT_STATE,
          "br_handle_frame",
          port.name(),
          "port " + port.name() + " is " + flags.state());
      return;
    }
    walk.net().missing().port(flags, walk);
    skb.trail()
        .add(
            "br_handle_frame",
            Move.Kind.IN,
            port.name(),
            () -> "in by port " + port.name() + " of " + bridge.name());
    boolean toBridge = skb.destinationMac().equals(bridge.mac());
    Skb typed = toBridge ? skb.withPacketType(PacketType.HOST) : skb;
    Skb brouted = flags.state() == StpState.LEARNING ? typed : broute(typed, port, toBridge);
    if (brouted == null) {
      return;
    }
    Skb filtered = walk.ebtables().run(brouted, "nat", Hook.PREROUTING, port.name(), "");
    if (filtered != null) {
      walk.brNetfilter().preRouting(filtered, port, bridge);
    }
  }

  /**
   * The broute table (ebt_broute()): DROP there means "route it", by the port and not by the
   * bridge.
   *
   * @return the frame to bridge, or {@code null} where it went up the port
   */
  private Skb broute(Skb skb, Device port, boolean toBridge) {
    Skb seen = walk.ebtables().broute(skb, port.name());
    if (!seen.brouted()) {
      return seen;
    }
    boolean toPort = seen.destinationMac().equals(port.mac());
    boolean foreign =
        seen.packetType() == PacketType.HOST
            && !toPort
            && toBridge
            && seen.destinationMac().equals(skb.destinationMac());
    seen.trail()
        .add("br_handle_frame", () -> "routed by the broute table, as coming in by " + port.name());
    walk.input()
        .rcv(seen.received(foreign ? PacketType.OTHERHOST : seen.packetType(), port.name()));
    return null;
  }

  /**
   * br_handle_frame_finish(): learn, look up, forward, and hand a copy to the stack where it is
   * wanted.
   */
  void handleFrameFinish(Skb frame, Device port, Device bridge) {
    BridgePort flags = port.port();
    Skb skb = walk.brVlan().ingress(frame.withDev(port.name()), port.name(), bridge.name());
    if (skb == null) {
      return;
    }
    Mac source = skb.sourceMac();
    int vlan = walk.brVlan().fdbVlan(bridge.name(), skb.vlan());
    if (flags.locked() == Setting.ON
        && walk.net().models(Mechanism.LOCKED)
        && !port.name().equals(walk.fdb().port(bridge.name(), source, vlan))) {
      walk.drop(
          skb,
          Loss.Reason.LOCKED,
          "br_handle_frame_finish",
          port.name(),
          "port " + port.name() + " is locked, and " + source + " is not in its FDB");
      return;
    }
    if (flags.learning() != Setting.OFF || !walk.net().models(Mechanism.LEARNING_OFF)) {
      walk.fdb().learn(bridge.name(), source, vlan, port.name());
    }
    if (flags.state() == StpState.LEARNING) {
      walk.drop(
          skb,
          Loss.Reason.PORT_STATE,
          "br_handle_frame_finish",
          port.name(),
          "port " + port.name() + " is only learning");
      return;
    }
    Skb marked = skb.withIsolated(flags.isolated() == Setting.ON);
    boolean promiscuous = bridge.promiscuous() && walk.net().models(Mechanism.PROMISCUOUS_COPY);
    Mac destination = marked.destinationMac();
    if (walk.fdb().isLocal(bridge.name(), destination)) {
      passFrameUp(marked, port, bridge, false);
      return;
    }
    boolean group = destination.isMulticast();
    String to = group ? null : walk.fdb().port(bridge.name(), destination, vlan);
    boolean up = promiscuous || group;
    Skb forwarded = up ? marked.copy() : marked;
    if (to != null) {
      walk.bridge().forward(forwarded, walk.net().device(to));
    } else {
      walk.bridge().flood(forwarded, bridge);
    }
    if (up) {
      marked
          .trail()
          .add(
              "br_handle_frame_finish",
              () -> bridge.name() + " is promiscuous: a copy goes up the stack");
      passFrameUp(marked, port, bridge, promiscuous);
    }
  }

  /** br_pass_frame_up(): to the host itself, as coming in by the bridge. */
  void passFrameUp(Skb skb, Device port, Device bridge, boolean promiscuous) {
    Skb checked = walk.brVlan().up(skb, bridge.name(), promiscuous);
    Skb now =
        checked == null
            ? null
            : walk.ebtables().run(checked, "filter", Hook.INPUT, port.name(), "");
    if (now == null) {
      return;
    }
    Skb passed = walk.brNetfilter().localIn(now.withDev(bridge.name()), promiscuous);
    Skb up = walk.brVlan().receive(passed, bridge);
    up.trail().add("br_pass_frame_up", Move.Kind.UP, up.dev(), () -> "to the host, by " + up.dev());
    walk.input().rcv(up);
  }
}

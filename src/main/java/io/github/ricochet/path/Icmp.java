package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import io.github.ricochet.host.xtables.Protocols;

/** The ICMP errors and resets that the host itself sends (net/ipv4/icmp.c, nf_reject_ipv4.c). */
final class Icmp {

  static final int NET_UNREACH = 0;
  static final int HOST_UNREACH = 1;
  static final int PROT_UNREACH = 2;
  static final int PORT_UNREACH = 3;
  static final int NET_ANO = 9;
  static final int HOST_ANO = 10;
  static final int PKT_FILTERED = 13;

  private final Walk walk;

  Icmp(Walk walk) {
    this.walk = walk;
  }

  /** The words for an error's type and code. */
  static String name(int type, int code) {
    if (type != Packet.ICMP_DEST_UNREACH) {
      return type == Packet.ICMP_TIME_EXCEEDED ? "time exceeded" : "error " + type + "/" + code;
    }
    return switch (code) {
      case NET_UNREACH -> "network unreachable";
      case HOST_UNREACH -> "host unreachable";
      case PROT_UNREACH -> "protocol unreachable";
      case PORT_UNREACH -> "port unreachable";
      case NET_ANO -> "network prohibited";
      case HOST_ANO -> "host prohibited";
      case PKT_FILTERED -> "administratively prohibited";
      default -> "unreachable, code " + code;
    };
  }

  /** The code of a {@code --reject-with} kind. */
  static int code(String with) {
    return switch (with) {
      case "icmp-net-unreachable" -> NET_UNREACH;
      case "icmp-host-unreachable" -> HOST_UNREACH;
      case "icmp-proto-unreachable" -> PROT_UNREACH;
      case "icmp-net-prohibited" -> NET_ANO;
      case "icmp-host-prohibited" -> HOST_ANO;
      case "icmp-admin-prohibited" -> PKT_FILTERED;
      default -> PORT_UNREACH;
    };
  }

  /** icmp_send(): tells the sender of a packet what became of it. */
  void send(Skb about, int type, int code) {
    if (about.nfBridge() != null && !walk.net().models(Mechanism.REJECT_BRIDGED)) {
      return;
    }
    Packet p = about.packet();
    boolean error = p.protocol() == Protocols.ICMP && p.quoted() != null;
    if (about.packetType() != PacketType.HOST
        || error
        || p.source().isMulticast()
        || isBroadcast(about)) {
      return; // Never about an error, nor about what was not addressed to the host.
    }
    boolean local = about.dst() != null && about.dst().action() == Dst.Action.LOCAL;
    Packet draft = Packet.icmpError(local ? p.destination() : Ip.ANY, p.source(), type, code, p);
    Routing.Output routed = walk.routing().output(FibKey.of(draft, "lo", 0), true);
    if (routed.ok()) {
      Packet reply = draft.withSource(routed.source(), -1);
      emit(about, reply, new Sent(Sent.Kind.ICMP, about.trail().sent(), reply, p), routed.dst());
    }
  }

  /** nf_send_reset(): answers a TCP packet with a reset. */
  void reset(Skb about, HookState state) {
    Packet p = about.packet();
    if (!p.isTcp() || p.has(Packet.RST) || isBroadcast(about)) {
      return;
    }
    Packet reset = TcpEndpoint.resetFor(p);
    boolean straight = about.nfBridge() != null && walk.net().models(Mechanism.RESET_PAST_NAT);
    // Even what goes straight out is routed first (ip_route_me_harder()).
    boolean needsRoute = !straight || walk.net().models(Mechanism.RESET_ROUTED);
    Routing.Output routed = walk.routing().output(FibKey.of(reset, "lo", 0), true);
    if (needsRoute && !routed.ok()) {
      return;
    }
    Sent sent = new Sent(Sent.Kind.RESET, about.trail().sent(), reset, p);
    if (straight) {
      // Straight out of the port that it came in by, past every hook and past NAT.
      Skb frame =
          Skb.fresh(reset, walk.trail(sent)).withMacs(about.destinationMac(), about.sourceMac());
      frame
          .trail()
          .add("nf_send_reset", () -> reset + " straight out by " + about.physin() + ", past NAT");
      walk.lan().transmit(frame, about.physin());
      return;
    }
    emit(about, reset, sent, routed.dst());
  }

  private static boolean isBroadcast(Skb about) {
    return about.dst() != null && about.dst().action() == Dst.Action.BROADCAST;
  }

  /** Sends it as RELATED to the connection of the packet that it is about (nf_ct_attach()). */
  private void emit(Skb about, Packet packet, Sent sent, Dst dst) {
    Tracking tracking = about.tracking();
    Skb skb = Skb.fresh(packet, walk.trail(sent)).withDst(dst);
    boolean error = sent.kind() == Sent.Kind.ICMP;
    skb.trail()
        .add(
            error ? "icmp_send" : "nf_send_reset",
            () -> packet + (error ? " about " + packet.quoted() : "") + " by the host itself");
    if (tracking.connection() != null) {
      skb = skb.withTracking(new Tracking(tracking.connection(), !tracking.original(), true));
    }
    walk.later(skb);
  }
}

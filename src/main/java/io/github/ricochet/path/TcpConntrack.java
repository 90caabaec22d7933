package io.github.ricochet.path;

import io.github.ricochet.path.NfConn.TcpState;

/**
 * The states that conntrack gives a TCP connection, and the numbers that it goes by
 * (nf_conntrack_proto_tcp.c, tcp_conntracks[]).
 */
final class TcpConntrack {

  private TcpConntrack() {}

  /** The state after a packet of an unknown connection, or NONE where it is invalid (tcp_new()). */
  static TcpState first(Packet packet) {
    if (packet.has(Packet.RST) || packet.has(Packet.FIN)) {
      return TcpState.NONE;
    }
    if (packet.has(Packet.SYN)) {
      return packet.has(Packet.ACK) ? TcpState.NONE : TcpState.SYN_SENT;
    }
    // An ACK in the middle of a connection is picked up (nf_conntrack_tcp_loose).
    return packet.has(Packet.ACK) ? TcpState.ESTABLISHED : TcpState.NONE;
  }

  /**
   * tcp_in_window(): whether a segment carries and acknowledges the numbers that the connection has
   * seen. Those of two connections lie too far apart to be taken for each other.
   */
  static boolean inWindow(NfConn connection, Packet packet, boolean original) {
    int sender = original ? connection.originalNumbers : connection.replyNumbers;
    int receiver = original ? connection.replyNumbers : connection.originalNumbers;
    boolean carries = packet.has(Packet.SYN) || sender == 0 || packet.sequence() == sender;
    boolean acknowledges =
        !packet.has(Packet.ACK) || receiver == 0 || packet.acknowledged() == receiver;
    return carries && acknowledges;
  }

  /** Moves the connection on; false where the packet is invalid in its state (tcp_packet()). */
  static boolean advance(NfConn connection, Packet packet, boolean original) {
    TcpState now = connection.tcp;
    TcpState next = original ? original(now, packet) : reply(now, packet);
    if (next == null) {
      return false;
    }
    connection.tcp = next;
    boolean firstReply = !original && connection.replyNumbers == 0;
    if (firstReply && connection.originalNumbers != 0) {
      connection.replyNumbers = packet.sequence(); // tcp_init_sender()
    }
    if (next == TcpState.ESTABLISHED && now == TcpState.SYN_RECV) {
      connection.assured = true;
    }
    return true;
  }

  private static TcpState original(TcpState now, Packet packet) {
    if (packet.has(Packet.RST)) {
      return TcpState.CLOSE;
    }
    if (packet.has(Packet.SYN | Packet.ACK)) {
      return switch (now) {
        case SYN_RECV, SYN_SENT2 -> TcpState.SYN_RECV;
        default -> null;
      };
    }
    if (packet.has(Packet.SYN)) {
      return now; // A repeated SYN is let through in every state that a walk can meet.
    }
    return switch (now) {
      case SYN_RECV, ESTABLISHED -> TcpState.ESTABLISHED;
      case CLOSE -> TcpState.CLOSE;
      default -> null;
    };
  }

  private static TcpState reply(TcpState now, Packet packet) {
    if (packet.has(Packet.RST)) {
      return TcpState.CLOSE;
    }
    if (packet.has(Packet.SYN | Packet.ACK)) {
      return switch (now) {
        case SYN_SENT, SYN_SENT2 -> TcpState.SYN_RECV;
        default -> now; // ignored, yet let through
      };
    }
    if (packet.has(Packet.SYN)) {
      return now == TcpState.SYN_SENT || now == TcpState.SYN_SENT2 ? TcpState.SYN_SENT2 : null;
    }
    return now;
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.xtables.ConntrackView.Tuple;

/** A connection (struct nf_conn). It changes while a walk lasts. */
final class NfConn {

  /** The states of a TCP connection that a walk can meet (nf_conntrack_tcp.h). */
  enum TcpState {
    NONE,
    SYN_SENT,
    SYN_RECV,
    ESTABLISHED,
    CLOSE,
    SYN_SENT2
  }

  final int protocol;
  final Zone zone;
  final Tuple original;
  Tuple reply;
  int mark;
  boolean confirmed;
  boolean seenReply;
  boolean assured;
  boolean sourceNat;
  boolean destinationNat;
  boolean sourceNatDone;
  boolean destinationNatDone;
  String masqueradeDevice = "";
  TcpState tcp = TcpState.NONE;

  /**
   * Whose numbers segments of the original direction carry (ip_ct_tcp.seen); 0 where the connection
   * was picked up in its middle: then none are looked at (BE_LIBERAL).
   */
  int originalNumbers;

  /** The same for the other direction; 0 until one came. */
  int replyNumbers;

  NfConn(int protocol, Tuple original, Zone zone) {
    this.protocol = protocol;
    this.zone = zone;
    this.original = original;
    this.reply = invert(original);
  }

  /** The tuple of the other direction (nf_ct_invert_tuple). */
  static Tuple invert(Tuple t) {
    return new Tuple(t.destination(), t.destinationPort(), t.source(), t.sourcePort());
  }

  Tuple tuple(boolean originalDirection) {
    return originalDirection ? original : reply;
  }
}

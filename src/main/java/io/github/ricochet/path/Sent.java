package io.github.ricochet.path;

import java.util.ArrayList;
import java.util.List;

/** A packet that a machine or the host has sent, and where its copies ended. */
final class Sent {

  /** What the packet is in its conversation. */
  enum Kind {
    /** The first packet: a SYN, or a datagram. */
    REQUEST(1),
    /** The answer to it: a SYN/ACK, or a datagram. */
    ANSWER(2),
    /** The ACK that completes the handshake. */
    ACK(3),
    /** The data that the server then sends. */
    DATA(4),
    /** A reset. */
    RESET(0),
    /** An ICMP error. */
    ICMP(0);

    private final int stage;

    Kind(int stage) {
      this.stage = stage;
    }

    /** How far a conversation has come with it; 0 for what belongs to none. */
    int stage() {
      return stage;
    }
  }

  /**
   * Where a copy ended.
   *
   * @param verdict how
   * @param at the kernel function, or table and chain
   * @param loss why; {@code null} where it was delivered
   * @param incidental whether this copy was never meant to arrive there, such as a flooded one
   * @param packet the packet as it was then
   * @param trail its steps
   */
  record End(
      Leg.Verdict verdict, String at, Loss loss, boolean incidental, Packet packet, Trail trail) {}

  private final Kind kind;
  private final Sent cause;
  private final Packet packet;
  private final Packet received;
  private final boolean reply;
  private final List<End> ends = new ArrayList<>(2);
  private final List<Sent> effects = new ArrayList<>(2);

  /**
   * @param kind what it is
   * @param cause the packet that made the sender send this one; {@code null} for the first
   * @param packet the packet as it is sent
   * @param received the packet that caused it, as the sender got it; {@code null} for the first
   */
  Sent(Kind kind, Sent cause, Packet packet, Packet received) {
    this.kind = kind;
    this.cause = cause;
    this.packet = packet;
    this.received = received;
    this.reply = cause != null && !cause.reply;
    if (cause != null) {
      cause.effects.add(this);
    }
  }

  Kind kind() {
    return kind;
  }

  /** The packet that this one answers; {@code null} for the first. */
  Sent cause() {
    return cause;
  }

  /** The packet as it was sent. */
  Packet packet() {
    return packet;
  }

  /** The packet that caused it, as its sender got it. */
  Packet received() {
    return received;
  }

  /** Whether it goes towards the machine that asked. */
  boolean isReply() {
    return reply;
  }

  /** The packets that it has caused. */
  List<Sent> effects() {
    return effects;
  }

  /** Where its copies ended. */
  List<End> ends() {
    return ends;
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;

/** The program that asks: one socket, and what it has got so far. */
final class Client {

  enum State {
    SYN_SENT,
    ESTABLISHED,
    RESET
  }

  /** The number that stands for the client's sequence numbers. */
  static final int SEQUENCE = 1;

  private final Packet asked;
  private State state = State.SYN_SENT;
  private int serverSequence;
  private Sent answer;
  private Outcome error;
  private Sent errorBy;

  /**
   * @param asked the first packet, as it was sent
   */
  Client(Packet asked) {
    this.asked = asked;
  }

  /** Whether the packet is for this socket's address and port. */
  boolean owns(Packet p) {
    return p.protocol() == asked.protocol()
        && p.destination().equals(asked.source())
        && p.destinationPort() == asked.sourcePort();
  }

  /** Whether it comes from where was asked. */
  boolean fromPeer(Packet p) {
    return owns(p)
        && p.source().equals(asked.destination())
        && p.sourcePort() == asked.destinationPort();
  }

  State state() {
    return state;
  }

  /** A SYN/ACK for the SYN: true where it establishes the connection. */
  boolean establish(Packet synAck) {
    if (state != State.SYN_SENT || synAck.acknowledged() != SEQUENCE) {
      return false;
    }
    state = State.ESTABLISHED;
    serverSequence = synAck.sequence();
    return true;
  }

  /** The number that stands for those of the server that it has a connection with. */
  int serverSequence() {
    return serverSequence;
  }

  /** Whether the segment is of the connection that was established. */
  boolean inSequence(Packet p) {
    return state == State.ESTABLISHED && p.sequence() == serverSequence;
  }

  /**
   * A reset that counts: in SYN_SENT only one that acknowledges the SYN. An ICMP error about the
   * SYN that came before stays what the program is told: taking it off the socket's error queue
   * clears what the reset has left (sock_dequeue_err_skb()).
   *
   * @param errorStays whether it does
   */
  void reset(Sent by, Packet p, boolean errorStays) {
    boolean counts =
        state == State.ESTABLISHED || (state == State.SYN_SENT && p.acknowledged() == SEQUENCE);
    if (counts && answer == null) {
      state = State.RESET;
      if (error == null || !errorStays) {
        error = Outcome.REFUSED;
        errorBy = by;
      }
    }
  }

  /** An answer came. */
  void answered(Sent by) {
    if (answer == null && state != State.RESET) {
      answer = by;
    }
  }

  /**
   * An ICMP error came; the first about this very socket counts, but an answer still wins. A TCP
   * connection that stands already goes on trying (tcp_v4_err()).
   *
   * @param windows whether it matters which of the client's numbers the error is about
   */
  void icmp(Sent by, Packet p, boolean windows) {
    Packet quoted = p.quoted();
    boolean mine =
        quoted != null
            && quoted.protocol() == asked.protocol()
            && quoted.source().equals(asked.source())
            && quoted.sourcePort() == asked.sourcePort()
            && quoted.destination().equals(asked.destination())
            && quoted.destinationPort() == asked.destinationPort();
    // Where a container asks, the answer is there before tcp_connect() counts the SYN as sent: an
    // error about a reset by its number is out of the window (tcp_v4_err()).
    boolean inWindow = !windows || !asked.isTcp() || (quoted != null && quoted.has(Packet.SYN));
    if (mine && inWindow && error == null && state == State.SYN_SENT) {
      boolean port = p.icmpType() == Packet.ICMP_DEST_UNREACH && p.icmpCode() == Icmp.PORT_UNREACH;
      error = port ? Outcome.REFUSED : Outcome.UNREACHABLE;
      errorBy = by;
    }
  }

  /** The sender's own system refused at once: no route. */
  void fail(Outcome outcome) {
    error = outcome;
  }

  Outcome outcome() {
    if (answer != null) {
      return Outcome.ANSWERED;
    }
    return error != null ? error : Outcome.LOST;
  }

  /** The packet that answered; {@code null} where none did. */
  Sent answer() {
    return answer;
  }

  /** The reset or ICMP error that ended it; {@code null} where none did. */
  Sent errorBy() {
    return answer == null ? errorBy : null;
  }

  /** The address that asks. */
  Ip address() {
    return asked.source();
  }

  boolean isTcp() {
    return asked.protocol() == Protocols.TCP;
  }
}

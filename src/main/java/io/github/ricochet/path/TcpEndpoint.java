package io.github.ricochet.path;

import io.github.ricochet.host.xtables.ConntrackView.Tuple;
import io.github.ricochet.host.xtables.Protocols;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The transport layer of an endpoint: as much of TCP and UDP as a first exchange needs. */
final class TcpEndpoint {

  /**
   * Two copies of the SYN came to two connections: their numbers decide whether one resets the
   * other.
   */
  static final String SECOND_ANSWER =
      "a second answer, to another copy of the packet, does not disturb the first (that depends on"
          + " random sequence numbers)";

  /** A connection that a server has begun to accept. */
  private static final class Accepted {
    private final int sequence;
    private boolean established;

    Accepted(int sequence) {
      this.sequence = sequence;
    }
  }

  private final Walk walk;
  private final Endpoint endpoint;

  /** The connections that it has taken, by the sender's tuple; empty until there is one. */
  private Map<Tuple, Accepted> accepted = Collections.emptyMap();

  private Client client;

  TcpEndpoint(Walk walk, Endpoint endpoint) {
    this.walk = walk;
    this.endpoint = endpoint;
  }

  void client(Client asks) {
    client = asks;
  }

  /** A packet has arrived that is addressed to this endpoint. */
  void receive(Skb skb) {
    Packet p = skb.packet();
    if (p.protocol() == Protocols.ICMP && p.quoted() != null) {
      if (client != null) {
        client.icmp(skb.trail().sent(), p, walk.net().models(Mechanism.ERROR_IN_WINDOW));
      }
    } else if (p.isTcp() && client != null && client.fromPeer(p)) {
      walk.schedule().backlog(() -> tcp(skb, p));
    } else if (p.isTcp()) {
      tcp(skb, p);
    } else {
      datagram(skb, p);
    }
  }

  private void datagram(Skb skb, Packet p) {
    if (client != null && client.owns(p)) {
      if (client.fromPeer(p)) {
        client.answered(skb.trail().sent());
      } else {
        walk.unwanted(
            skb, "the answer comes from " + p.source() + ", not from the address that was asked");
      }
    } else if (skb.trail().sent().kind() == Sent.Kind.REQUEST
        && endpoint.listens(p.protocol(), p.destination(), p.destinationPort())) {
      // An answer that strays to another machine is answered by none: services would never end.
      Packet answer = p.swapped().withTtl(Packet.DEFAULT_TTL).withTos(0);
      walk.schedule()
          .program(() -> endpoint.send(new Sent(Sent.Kind.ANSWER, skb.trail().sent(), answer, p)));
    } else {
      endpoint.portUnreachable(skb);
    }
  }

  private void tcp(Skb skb, Packet p) {
    boolean mine = client != null && client.fromPeer(p);
    if (p.has(Packet.RST)) {
      if (!accepted.isEmpty()) {
        accepted.remove(key(p));
      }
      if (mine) {
        client.reset(skb.trail().sent(), p, walk.net().models(Mechanism.ERROR_BEFORE_RESET));
      }
    } else if (p.has(Packet.SYN | Packet.ACK)) {
      synAck(skb, p, mine);
    } else if (p.has(Packet.SYN)) {
      syn(skb, p);
    } else if (p.has(Packet.PSH)) {
      data(skb, p, mine);
    } else if (!(mine && client.state() == Client.State.ESTABLISHED)) {
      ack(skb, p);
    }
  }

  private void syn(Skb skb, Packet p) {
    if (!endpoint.listens(p.protocol(), p.destination(), p.destinationPort())) {
      reset(skb, p);
      return;
    }
    if (accepted.isEmpty()) {
      accepted = new HashMap<>(2);
    }
    Accepted connection = accepted.computeIfAbsent(key(p), k -> new Accepted(walk.sequence()));
    reply(skb, p, Sent.Kind.ANSWER, Packet.SYN | Packet.ACK, connection.sequence);
  }

  private void synAck(Skb skb, Packet p, boolean mine) {
    if (mine && client.establish(p)) {
      reply(skb, p, Sent.Kind.ACK, Packet.ACK, Client.SEQUENCE);
    } else if (!mine || client.state() != Client.State.ESTABLISHED) {
      stray(skb, p);
    } else if (!client.inSequence(p)) {
      // tcp_send_challenge_ack(): what it has is acknowledged once more, to whoever asks.
      walk.assume(SECOND_ANSWER);
      Packet challenge = p.answer(Packet.ACK, Client.SEQUENCE, client.serverSequence());
      endpoint.send(new Sent(Sent.Kind.ACK, skb.trail().sent(), challenge, p));
    }
  }

  /** Part of an answer from an address or port that was not asked: it is reset. */
  private void stray(Skb skb, Packet p) {
    walk.unwanted(
        skb,
        "the answer comes from " + p.source() + ":" + p.sourcePort() + ", which was not asked");
    reset(skb, p);
  }

  private void ack(Skb skb, Packet p) {
    Accepted connection = accepted.get(key(p));
    if (connection == null
        || (!connection.established && p.acknowledged() != connection.sequence)) {
      walk.unwanted(skb, "there is no connection with " + p.source() + ":" + p.sourcePort());
      reset(skb, p);
    } else if (!connection.established) {
      connection.established = true;
      walk.schedule()
          .program(
              () -> reply(skb, p, Sent.Kind.DATA, Packet.PSH | Packet.ACK, connection.sequence));
    }
  }

  private void data(Skb skb, Packet p, boolean mine) {
    if (mine && client.inSequence(p)) {
      client.answered(skb.trail().sent());
    } else if (!mine) {
      stray(skb, p);
    }
  }

  private void reply(Skb skb, Packet p, Sent.Kind kind, int flags, int sequence) {
    Packet answer = p.answer(flags, sequence, p.sequence());
    endpoint.send(new Sent(kind, skb.trail().sent(), answer, p));
  }

  private void reset(Skb skb, Packet p) {
    if (!walk.net().models(Mechanism.RESET_UNEXPECTED)) {
      return;
    }
    // A socket's own reset has the type of service of what it resets; nf_send_reset()'s has none.
    int tos = walk.net().models(Mechanism.RESET_TYPE_OF_SERVICE) ? p.tos() : 0;
    Packet reset = resetFor(p).withTos(tos);
    endpoint.send(new Sent(Sent.Kind.RESET, skb.trail().sent(), reset, p));
  }

  /** tcp_v4_send_reset(): acknowledges what has no acknowledgement itself. */
  static Packet resetFor(Packet p) {
    int flags = p.has(Packet.ACK) ? Packet.RST : Packet.RST | Packet.ACK;
    int sequence = p.has(Packet.ACK) ? p.acknowledged() : 0;
    int acknowledged = p.has(Packet.ACK) ? 0 : p.sequence();
    return p.answer(flags, sequence, acknowledged);
  }

  /** Whether the packet belongs to a connection of this endpoint, half open or not. */
  boolean connected(Packet p) {
    return (client != null && client.fromPeer(p)) || (p.isTcp() && accepted.containsKey(key(p)));
  }

  private static Tuple key(Packet p) {
    return new Tuple(p.source(), p.sourcePort(), p.destination(), p.destinationPort());
  }
}

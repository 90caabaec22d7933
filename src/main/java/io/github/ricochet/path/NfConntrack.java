package io.github.ricochet.path;

import io.github.ricochet.host.xtables.ConntrackView.Tuple;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.path.NfConn.TcpState;
import java.util.ArrayList;
import java.util.List;

/** Connection tracking (net/netfilter/nf_conntrack_core.c): the table of one walk. */
final class NfConntrack {

  private final Walk walk;
  private final List<NfConn> confirmed = new ArrayList<>(2);

  NfConntrack(Walk walk) {
    this.walk = walk;
  }

  /**
   * nf_conntrack_in(): finds or starts the packet's connection. Done in PREROUTING and OUTPUT at
   * priority -200.
   */
  Skb in(Skb skb) {
    Tracking tracking = skb.tracking();
    if (tracking.connection() != null || tracking.untracked()) {
      return skb; // Seen before: a loopback packet, or one that NOTRACK took out.
    }
    Packet packet = skb.packet();
    if (packet.protocol() == Protocols.ICMP && packet.quoted() != null) {
      return skb.withTracking(related(packet, tracking.zone()));
    }
    Tuple tuple = tuple(packet);
    Zone zone = tracking.zone();
    Tracking found = find(packet.protocol(), tuple, zone);
    return skb.withTracking(
        found == null
            ? start(packet, tuple, zone)
            : advance(found.connection(), packet, found.original()));
  }

  /**
   * nf_conntrack_find_get(): the connection with this tuple, and its direction; or {@code null}.
   */
  private Tracking find(int protocol, Tuple tuple, Zone zone) {
    for (int i = 0; i < confirmed.size(); i++) {
      NfConn known = confirmed.get(i);
      if (known.protocol == protocol) {
        if (known.original.equals(tuple) && known.zone.equal(zone, true)) {
          return new Tracking(known, true, true);
        }
        if (known.reply.equals(tuple) && known.zone.equal(zone, false)) {
          return new Tracking(known, false, true);
        }
      }
    }
    return null;
  }

  /**
   * __nf_conntrack_confirm(): the first packet has got through. False where the tuple is taken (a
   * clash).
   */
  boolean confirm(Skb skb) {
    NfConn connection = skb.tracking().connection();
    if (connection == null || connection.confirmed || skb.tracking().related()) {
      return true;
    }
    for (NfConn other : confirmed) {
      if (other.protocol == connection.protocol
          && (taken(other, connection.original, connection.zone, true)
              || taken(other, connection.reply, connection.zone, false))) {
        return false;
      }
    }
    connection.confirmed = true;
    confirmed.add(connection);
    return true;
  }

  /** nf_nat_used_tuple(): whether another connection answers by this tuple already. */
  boolean used(int protocol, Tuple reply, NfConn self) {
    for (NfConn other : confirmed) {
      if (other != self && other.protocol == protocol && taken(other, reply, self.zone, false)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether another connection has the tuple. It is looked for in one chain of the hash table alone
   * (hash_conntrack()): that of the zone which the tuple's own direction is in.
   */
  private static boolean taken(NfConn other, Tuple tuple, Zone zone, boolean original) {
    int id = zone.id(original);
    return (other.original.equals(tuple) && other.zone.id(true) == id && zone.id(true) == id)
        || (other.reply.equals(tuple) && other.zone.id(false) == id && zone.id(false) == id);
  }

  private static Tuple tuple(Packet p) {
    return new Tuple(
        p.source(), Math.max(p.sourcePort(), 0), p.destination(), Math.max(p.destinationPort(), 0));
  }

  /**
   * nf_conntrack_inet_error(): an ICMP error belongs to the connection of the packet that it
   * quotes, where it goes to the end of it that the quoted packet came from.
   */
  private Tracking related(Packet error, Zone zone) {
    Packet quoted = error.quoted();
    Tracking found = find(quoted.protocol(), NfConn.invert(tuple(quoted)), zone);
    boolean meant =
        found != null
            && found.connection().tuple(found.original()).destination().equals(error.destination());
    return meant ? found : Tracking.NONE;
  }

  private static Tracking start(Packet packet, Tuple tuple, Zone zone) {
    NfConn connection = new NfConn(packet.protocol(), tuple, zone);
    if (packet.isTcp()) {
      connection.tcp = TcpConntrack.first(packet);
      if (connection.tcp == TcpState.NONE) {
        return Tracking.NONE; // INVALID
      }
      if (connection.tcp == TcpState.SYN_SENT) {
        connection.originalNumbers = packet.sequence();
      }
    }
    return new Tracking(connection, true, false);
  }

  private Tracking advance(NfConn connection, Packet packet, boolean original) {
    if (packet.isTcp()) {
      if (connection.tcp == TcpState.CLOSE
          && original
          && packet.has(Packet.SYN)
          && !packet.has(Packet.ACK)) {
        confirmed.remove(connection); // Reopened: tcp_packet() kills the old entry and starts anew.
        return start(packet, tuple(packet), connection.zone);
      }
      if (!TcpConntrack.inWindow(connection, packet, original)) {
        // Since 6.1 it is let through all the same where the numbers lie lower: 6e250dcbff1d.
        walk.assume(TcpEndpoint.SECOND_ANSWER);
        return Tracking.NONE; // INVALID
      }
      if (!TcpConntrack.advance(connection, packet, original)) {
        return Tracking.NONE; // INVALID
      }
    }
    if (!original) {
      if (packet.has(Packet.RST) && !connection.seenReply) {
        // nf_ct_kill_acct(): to whoever meets it next, the reset belongs to nothing.
        confirmed.remove(connection);
      }
      connection.seenReply = true;
    }
    return new Tracking(connection, original, false);
  }
}

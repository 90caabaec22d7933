package io.github.ricochet.path;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.ConntrackView.Tuple;
import io.github.ricochet.host.xtables.Decision;

/** The host's own sockets. */
final class LocalEndpoint implements Endpoint {

  private final Walk walk;
  private final TcpEndpoint transport;

  LocalEndpoint(Walk walk) {
    this.walk = walk;
    this.transport = new TcpEndpoint(walk, this);
  }

  TcpEndpoint transport() {
    return transport;
  }

  /** A packet has come through INPUT. */
  void receive(Skb skb) {
    Packet p = skb.packet();
    boolean broadcast = skb.dst() != null && skb.dst().action() == Dst.Action.BROADCAST;
    if (broadcast && p.isTcp()) {
      walk.drop(
          skb,
          Loss.Reason.NOT_ACCEPTED,
          "tcp_v4_rcv",
          skb.dev(),
          p.destination() + " is a broadcast address, which TCP ignores");
      return;
    }
    boolean first = skb.trail().sent().kind() == Sent.Kind.REQUEST;
    if (first && !listens(p.protocol(), p.destination(), p.destinationPort())) {
      String at = p.isTcp() ? "tcp_v4_rcv" : "udp_rcv";
      walk.rejected(
          skb,
          Loss.Reason.NO_LISTENER,
          at,
          skb.dev(),
          "nothing on the host listens on " + p.destination() + ":" + p.destinationPort());
    } else {
      skb.trail()
          .add(
              "ip_local_deliver",
              Move.Kind.ARRIVED,
              "",
              () -> "to the host's own " + p.destination() + ":" + p.destinationPort());
      walk.delivered(skb, Leg.Verdict.LOCAL, "ip_local_deliver");
    }
    transport.receive(skb);
  }

  @Override
  public boolean listens(int protocol, Ip address, int port) {
    Host host = walk.net().host();
    if (!host.has(DumpKind.SS)) {
      walk.assume("the host listens on port " + port + " (no `ss -lntu` dump tells)");
      return true;
    }
    return host.listeners().stream()
        .anyMatch(
            l ->
                l.protocol() == protocol
                    && l.port() == port
                    && l.address().map(a -> a.equals(address) || a.equals(Ip.ANY)).orElse(true));
  }

  /**
   * {@code -m socket} (xt_socket.c): whether a socket of the host would get the packet as it is
   * now. One that listens on any address counts only with {@code --nowildcard}; whether one is
   * transparent no dump tells.
   */
  Decision hasSocket(Skb skb, boolean transparent, boolean noWildcard) {
    Packet p = meant(skb);
    Decision found = transport.connected(p) ? Decision.YES : listening(p, noWildcard);
    return transparent && found == Decision.YES ? Decision.UNDECIDED : found;
  }

  private Decision listening(Packet p, boolean wildcard) {
    Host host = walk.net().host();
    if (!host.has(DumpKind.SS)) {
      return Decision.UNDECIDED;
    }
    return Decision.of(
        host.listeners().stream()
            .anyMatch(
                l ->
                    l.protocol() == p.protocol()
                        && l.port() == p.destinationPort()
                        && l.address()
                            .filter(a -> !a.equals(Ip.ANY))
                            .map(a -> a.equals(p.destination()))
                            .orElse(wildcard)));
  }

  /**
   * nf_sk_lookup_slow_v4(): an ICMP error is for the socket of the packet that it quotes, and an
   * answer to a connection with source NAT for the socket that it will be translated back to.
   */
  private static Packet meant(Skb skb) {
    Packet p = skb.packet();
    Packet seen = p.quoted() != null ? p.quoted().swapped() : p;
    Tracking tracking = skb.tracking();
    NfConn connection = tracking.connection();
    if (connection == null || tracking.original() || !connection.sourceNatDone) {
      return seen;
    }
    Tuple asked = connection.original;
    int port = p.quoted() != null ? seen.destinationPort() : asked.sourcePort();
    return seen.withDestination(asked.source(), port);
  }

  @Override
  public void send(Sent sent) {
    Packet p = sent.packet();
    Routing.Output routed = walk.routing().output(FibKey.of(p, "lo", 0), false);
    Skb skb = Skb.fresh(p, walk.trail(sent));
    if (!routed.ok()) {
      walk.drop(
          skb,
          Loss.Reason.NO_ROUTE,
          "ip_route_output",
          "",
          "the host has no route to " + p.destination());
      return;
    }
    walk.later(skb.withDst(routed.dst()));
  }

  @Override
  public void portUnreachable(Skb about) {
    if (about.trail().sent().kind() != Sent.Kind.REQUEST) {
      walk.unwanted(about, "the answer ends on the host itself, where nothing waits for it");
    }
    // udp_rcv() takes the connection off before (nf_reset_ct()): in raw OUTPUT the error has none.
    Skb alone = about.withTracking(Tracking.NONE);
    walk.icmp().send(alone, Packet.ICMP_DEST_UNREACH, Icmp.PORT_UNREACH);
  }
}

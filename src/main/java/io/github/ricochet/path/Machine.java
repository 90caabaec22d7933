package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine beside the host, taken to be a plain Linux machine with one interface: it answers on
 * every port, forwards nothing, drops what carries its own address as source, and has rp_filter 0.
 */
final class Machine implements Endpoint {

  private final Walk walk;
  private final Place place;
  private final List<Ip> owned = new ArrayList<>(1);
  private final TcpEndpoint transport;

  /**
   * Where a machine is.
   *
   * @param address its address
   * @param mac its Ethernet address
   * @param attached the port or interface of the host that it hangs on
   * @param device the host's device for IP: the bridge of the port, or the interface itself
   * @param onLink the subnets that it has on link: those of the host that hold its address
   * @param gateway whether it has a default route by the host
   * @param tag the VLAN tag that its frames have on the wire; 0 for none
   */
  record Place(
      Ip address,
      Mac mac,
      String attached,
      String device,
      List<Prefix> onLink,
      boolean gateway,
      int tag) {

    /** Whether it reaches an address without a gateway. */
    boolean isOnLink(Ip other) {
      for (Prefix subnet : onLink) {
        if (subnet.contains(other)) {
          return true;
        }
      }
      return false;
    }
  }

  Machine(Walk walk, Place place) {
    this.walk = walk;
    this.place = place;
    this.owned.add(place.address());
    this.transport = new TcpEndpoint(walk, this);
  }

  Place place() {
    return place;
  }

  TcpEndpoint transport() {
    return transport;
  }

  /** It has this address too: it is the next hop towards it. */
  void own(Ip address) {
    if (!owns(address)) {
      owned.add(address);
    }
  }

  boolean owns(Ip address) {
    return owned.contains(address);
  }

  /** A frame has arrived. */
  void receive(Skb skb) {
    Packet p = skb.packet();
    if (!place.mac().equals(skb.destinationMac()) && !skb.destinationMac().isMulticast()) {
      walk.incidental(
          skb,
          Loss.Reason.OTHERHOST,
          "ip_rcv of " + place.address(),
          place.attached(),
          "addressed to another machine");
    } else if (skb.vlan() != place.tag()) {
      walk.drop(
          skb,
          Loss.Reason.VLAN,
          "netif_receive_skb of " + place.address(),
          place.attached(),
          place.address()
              + (place.tag() == 0 ? " takes no tagged frames" : " takes VLAN " + place.tag()));
    } else if (!owns(p.destination())) {
      walk.drop(
          skb,
          Loss.Reason.NOT_ACCEPTED,
          "ip_route_input of " + place.address(),
          place.attached(),
          p.destination() + " is no address of " + place.address());
    } else if ((owns(p.source()) && walk.net().models(Mechanism.OWN_ADDRESS))
        || p.source().isLoopback()) {
      String why = place.address() + " gets a packet with its own address as source, and drops it";
      String at = "ip_route_input of " + place.address();
      // It reached the machine, so it is delivered; that it is lost all the same is the machine's
      // doing.
      walk.lost(
          skb,
          Leg.Verdict.DELIVERED,
          new Loss(
              Loss.Reason.OWN_ADDRESS,
              at,
              skb.trail().sent().isReply(),
              place.attached(),
              Optional.empty(),
              why));
    } else {
      deliver(skb);
    }
  }

  /** A packet has come to this machine's own stack, by a wire or from itself (ip_local_deliver). */
  void deliver(Skb skb) {
    Packet p = skb.packet();
    skb.trail()
        .add(
            "delivered",
            Move.Kind.ARRIVED,
            place.attached(),
            () -> "to " + p.destination() + ", seen as coming from " + p.source());
    walk.delivered(skb, Leg.Verdict.DELIVERED, "delivered");
    transport.receive(skb);
  }

  @Override
  public boolean listens(int protocol, Ip address, int port) {
    return true;
  }

  @Override
  public void send(Sent sent) {
    walk.lan().send(this, sent);
  }

  @Override
  public void portUnreachable(Skb about) {
    walk.unwanted(about, "nothing listens there");
  }
}

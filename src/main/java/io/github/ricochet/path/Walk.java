package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One walk of a flow: the stages of the kernel's path, the machines around the host, and the
 * packets that are on their way between them. Stages call each other as the kernel's functions do;
 * what crosses a wire waits in a queue.
 */
final class Walk {

  private static final int MAX_EVENTS = 5000;

  private final Net net;
  private final Oracle oracle;
  private final boolean steps;
  private final boolean verbose;
  private final NfConntrack conntrack = new NfConntrack(this);
  private final NfNat nat = new NfNat(this);
  private final Netfilter netfilter = new Netfilter(this);
  private final Ebtables ebtables = new Ebtables(this);
  private final Routing routing = new Routing(this);
  private final IpInput input = new IpInput(this);
  private final IpForward forward = new IpForward(this);
  private final IpOutput output = new IpOutput(this);
  private final Icmp icmp = new Icmp(this);
  private final BrInput bridgeInput = new BrInput(this);
  private final BrNetfilter brNetfilter = new BrNetfilter(this);
  private final BrForward bridge = new BrForward(this);
  private final BrVlan brVlan = new BrVlan(this);
  private final LocalEndpoint local = new LocalEndpoint(this);
  private final Fdb fdb;
  private final Lan lan;
  private final Schedule schedule = new Schedule();
  private final Set<String> assumptions = new LinkedHashSet<>(4);
  private Client client;
  private Sent first;
  private Leg.Verdict latest;
  private int sequences = Client.SEQUENCE;
  private boolean known = true;

  Walk(
      Net net, Fdb.Base fdb, Neighbours neighbours, Oracle oracle, boolean steps, boolean verbose) {
    this.net = net;
    this.oracle = oracle;
    this.steps = steps;
    this.verbose = verbose;
    this.fdb = new Fdb(fdb);
    this.lan = new Lan(this, neighbours);
  }

  /** Walks the flow to its end. */
  WalkResult run(Flow flow) {
    int port = flow.sourcePort().orElse(SenderPort.of(flow.destinationPort()));
    if (flow.from().map(lan::isHosts).orElse(true) && flow.in().isEmpty()) {
      startLocal(flow, port);
    } else {
      startRemote(flow, flow.from().orElseThrow(), port);
    }
    Runnable event = schedule.next();
    for (int n = 0; event != null; n++) {
      if (n == MAX_EVENTS) {
        assume("the walk was stopped after " + MAX_EVENTS + " packets");
        break;
      }
      event.run();
      event = schedule.next();
    }
    return new WalkResult(flow, client, first, oracle.choices(), assumptions, known);
  }

  private void startLocal(Flow flow, int port) {
    FibKey key = FibKey.of(request(flow, flow.from().orElse(Ip.ANY), port), "lo", 0);
    Routing.Output routed = routing.connect(key);
    Packet packet = request(flow, routed.source(), port);
    start(packet, local.transport());
    if (!routed.ok()) {
      client.fail(Outcome.UNREACHABLE);
      drop(
          Skb.fresh(packet, trail(first)),
          Loss.Reason.NO_ROUTE,
          "ip_route_output",
          "",
          "the host has no route to " + flow.to() + " (" + routed.error() + ")");
      return;
    }
    Skb skb = Skb.fresh(packet, trail(first)).withDst(routed.dst());
    skb.trail().add("ip_route_output", Move.Kind.SENT, "", () -> packet + " by the host itself");
    later(skb);
  }

  private void startRemote(Flow flow, Ip from, int port) {
    Packet packet = request(flow, from, port);
    Optional<Machine> sender = lan.sender(from, flow.to(), flow.in());
    if (sender.isEmpty()) {
      first = new Sent(Sent.Kind.REQUEST, null, packet, null);
      client = new Client(packet);
      assume("where " + from + " is: no dump tells");
      drop(
          Skb.fresh(packet, trail(first)),
          Loss.Reason.NO_ROUTE,
          "sender",
          "",
          "the host has no route to " + from + ", so where it is is not known");
      return;
    }
    start(packet, sender.get().transport());
    lan.send(sender.get(), first);
  }

  private void start(Packet packet, TcpEndpoint transport) {
    first = new Sent(Sent.Kind.REQUEST, null, packet, null);
    client = new Client(packet);
    transport.client(client);
  }

  private static Packet request(Flow flow, Ip from, int port) {
    return switch (flow.protocol()) {
      case Protocols.TCP ->
          Packet.tcp(
              from,
              port,
              flow.to(),
              flow.destinationPort(),
              new Packet.Tcp(Packet.SYN, Client.SEQUENCE, 0));
      case Protocols.UDP -> Packet.udp(from, port, flow.to(), flow.destinationPort());
      default -> Packet.plain(from, flow.to(), flow.protocol());
    };
  }

  /** A frame arrives at a port or interface of the host. */
  void arrive(Skb skb, String attached) {
    Device device = net.device(attached);
    if (device == null) {
      drop(
          skb,
          Loss.Reason.PORT_STATE,
          "netif_receive_skb",
          attached,
          "there is no interface " + attached);
      return;
    }
    Mac to = skb.destinationMac();
    PacketType type =
        to.equals(device.mac())
            ? PacketType.HOST
            : to.isMulticast() ? PacketType.BROADCAST : PacketType.OTHERHOST;
    Skb in = skb.received(type, attached);
    if (device.port() != null) {
      bridgeInput.handleFrame(in, device);
    } else if (device.up()) {
      input.rcv(in);
    } else {
      drop(skb, Loss.Reason.PORT_STATE, "netif_receive_skb", attached, attached + " is down");
    }
  }

  /** A packet of the host itself, routed, starts on its way. */
  void later(Skb skb) {
    schedule.later(() -> output.localOut(skb));
  }

  Trail trail(Sent sent) {
    return Trail.of(sent, steps);
  }

  /** A number for a new connection's sequence. */
  int sequence() {
    return ++sequences;
  }

  void assume(String what) {
    assumptions.add(what);
  }

  /** Something that was not understood takes a packet: how the flow ends is not known. */
  void giveUp() {
    known = false;
    schedule.clear();
  }

  /** A packet is lost without a word. */
  void drop(Skb skb, Loss.Reason reason, String at, String device, String why) {
    lost(skb, Leg.Verdict.DROPPED, loss(skb, reason, at, device, null, why));
  }

  void drop(Skb skb, Loss.Reason reason, String at, String device, String why, Rule rule) {
    lost(skb, Leg.Verdict.DROPPED, loss(skb, reason, at, device, rule, why));
  }

  /** A packet is lost, and its sender is told. */
  void rejected(Skb skb, Loss.Reason reason, String at, String device, String why) {
    lost(skb, Leg.Verdict.REJECTED, loss(skb, reason, at, device, null, why));
  }

  /** The REJECT target. */
  void reject(Skb skb, HookState state, Rule rule, String at, String with) {
    String device = state.hook() == Hook.OUTPUT || state.in().isEmpty() ? state.out() : state.in();
    lost(
        skb,
        Leg.Verdict.REJECTED,
        loss(
            skb,
            Loss.Reason.RULE,
            at,
            device,
            rule,
            "rule " + rule.number() + ":" + rule.target().save()));
    boolean own = state.hook() == Hook.OUTPUT && skb.trail().sent() == first;
    if (own && !skb.packet().isTcp() && net.models(Mechanism.OWN_DATAGRAM_REJECTED)) {
      // sendmsg() itself says EPERM to who sends a datagram, before the ICMP error is there.
      client.fail(Outcome.LOST);
    }
    if (with.equals("tcp-reset")) {
      icmp.reset(skb, state);
    } else {
      icmp.send(skb, Packet.ICMP_DEST_UNREACH, Icmp.code(with));
    }
  }

  void lost(Skb skb, Leg.Verdict verdict, Loss loss) {
    lost(skb, verdict, loss, loss.rule().map(Rule::origin));
  }

  /**
   * @param origin the line that decided
   */
  void lost(Skb skb, Leg.Verdict verdict, Loss loss, Optional<Origin> origin) {
    skb.trail().add(loss.at(), loss::detail, origin, new Move(Move.Kind.LOST, loss.device()));
    skb.trail()
        .sent()
        .ends()
        .add(new Sent.End(verdict, loss.at(), loss, false, skb.packet(), skb.trail()));
  }

  /** A copy ends where it was never meant to arrive; nobody misses it. */
  void incidental(Skb skb, Loss.Reason reason, String at, String device, String why) {
    Loss loss = loss(skb, reason, at, device, null, why);
    skb.trail().add(at, Move.Kind.LOST, device, () -> why);
    skb.trail()
        .sent()
        .ends()
        .add(new Sent.End(Leg.Verdict.DROPPED, at, loss, true, skb.packet(), skb.trail()));
  }

  /** A packet reached an endpoint. */
  void delivered(Skb skb, Leg.Verdict verdict, String at) {
    latest = verdict;
    skb.trail()
        .sent()
        .ends()
        .add(new Sent.End(verdict, at, null, false, skb.packet(), skb.trail()));
  }

  /** A packet reached an endpoint that did not wait for it. */
  void unwanted(Skb skb, String why) {
    drop(
        skb,
        Loss.Reason.ANSWER_PAST_NAT,
        latest == Leg.Verdict.LOCAL ? "ip_local_deliver" : "delivered",
        "",
        why);
  }

  /** A machine has no route to where it must send. */
  void unroutable(Skb skb, String at, String device, String why) {
    boolean request = skb.trail().sent() == first;
    if (request) {
      client.fail(Outcome.UNREACHABLE);
    }
    drop(skb, request ? Loss.Reason.NO_ROUTE : Loss.Reason.NO_RETURN_ROUTE, at, device, why);
  }

  private static Loss loss(
      Skb skb, Loss.Reason reason, String at, String device, Rule rule, String why) {
    return new Loss(
        reason, at, skb.trail().sent().isReply(), device, Optional.ofNullable(rule), why);
  }

  Net net() {
    return net;
  }

  Schedule schedule() {
    return schedule;
  }

  Oracle oracle() {
    return oracle;
  }

  boolean verbose() {
    return verbose;
  }

  NfConntrack conntrack() {
    return conntrack;
  }

  NfNat nat() {
    return nat;
  }

  Netfilter netfilter() {
    return netfilter;
  }

  Ebtables ebtables() {
    return ebtables;
  }

  Routing routing() {
    return routing;
  }

  IpInput input() {
    return input;
  }

  IpForward forward() {
    return forward;
  }

  IpOutput output() {
    return output;
  }

  Icmp icmp() {
    return icmp;
  }

  BrInput bridgeInput() {
    return bridgeInput;
  }

  BrNetfilter brNetfilter() {
    return brNetfilter;
  }

  BrForward bridge() {
    return bridge;
  }

  BrVlan brVlan() {
    return brVlan;
  }

  LocalEndpoint local() {
    return local;
  }

  Fdb fdb() {
    return fdb;
  }

  Lan lan() {
    return lan;
  }
}

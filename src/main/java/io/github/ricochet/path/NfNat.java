package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.ConntrackView.Tuple;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Address translation (net/netfilter/nf_nat_core.c, nf_nat_proto.c): what the nat table decides for
 * the first packet of a connection, and what is done to every packet of it.
 */
final class NfNat {

  private final Walk walk;

  NfNat(Walk walk) {
    this.walk = walk;
  }

  /** HOOK2MANIP: whether the hook changes destinations (of the original direction). */
  static boolean changesDestination(Hook hook) {
    return hook == Hook.PREROUTING || hook == Hook.OUTPUT;
  }

  /**
   * nf_nat_ipv4_fn(): runs the nat table for a packet that has no binding yet, then rewrites it.
   *
   * @return the packet, or {@code null} where it was dropped; the drop is told
   */
  Skb translate(Skb skb, HookState state) {
    Tracking tracking = skb.tracking();
    NfConn connection = tracking.connection();
    if (connection == null) {
      return skb;
    }
    boolean icmpError = tracking.related() && skb.packet().protocol() == Protocols.ICMP;
    if (icmpError) {
      return walk.net().models(Mechanism.ICMP_TRANSLATION)
          ? translateError(skb, connection, tracking.original(), state.hook())
          : skb;
    }
    boolean destination = changesDestination(state.hook());
    boolean fresh = tracking.related() || (tracking.original() && !connection.seenReply);
    boolean done = destination ? connection.destinationNatDone : connection.sourceNatDone;
    if (fresh && !done) {
      Skb bound = bind(skb, connection, state);
      if (bound == null) {
        return null;
      }
      return rewrite(bound, connection, tracking.original(), state.hook());
    }
    if (leavesElsewhere(connection, tracking, state)) {
      walk.drop(
          skb,
          Loss.Reason.NAT,
          "nf_nat_inet_fn",
          state.out(),
          "masqueraded for " + connection.masqueradeDevice + ", but leaves by " + state.out());
      return null;
    }
    return rewrite(skb, connection, tracking.original(), state.hook());
  }

  /** nf_nat_oif_changed(). */
  private static boolean leavesElsewhere(NfConn connection, Tracking tracking, HookState state) {
    return state.hook() == Hook.POSTROUTING
        && tracking.original()
        && !connection.masqueradeDevice.isEmpty()
        && !connection.masqueradeDevice.equals(state.out());
  }

  private Skb bind(Skb skb, NfConn connection, HookState state) {
    TableWalk.Verdict verdict = walk.netfilter().verdict(skb, state, "nat");
    Skb now = verdict == null ? skb : verdict.skb();
    if (verdict != null && walk.netfilter().stops(verdict, now, state, "nat")) {
      return null;
    }
    if (verdict != null && UnreadRules.isUnread(verdict)) {
      walk.giveUp();
      return null;
    }
    boolean destination = changesDestination(state.hook());
    if (verdict != null && verdict.target() instanceof NatTarget target) {
      if (!set(target, verdict.rule(), now, connection, state)) {
        return null;
      }
    } else {
      keep(connection, destination, now);
    }
    if (destination) {
      connection.destinationNatDone = true;
    } else {
      connection.sourceNatDone = true;
    }
    return now;
  }

  /** nf_nat_alloc_null_binding(): addresses stay, but a source port that is taken is changed. */
  private void keep(NfConn connection, boolean destination, Skb skb) {
    if (!destination && clashes(connection, connection.reply)) {
      Tuple reply = connection.reply;
      bindSource(connection, reply.destination(), freePort(connection, reply.destination()));
      skb.trail().add("nf_nat", () -> "the source port is taken, another is chosen");
    }
  }

  private boolean clashes(NfConn connection, Tuple reply) {
    return walk.conntrack().used(connection.protocol, reply, connection);
  }

  private boolean set(NatTarget target, Rule rule, Skb skb, NfConn connection, HookState state) {
    NatTarget.Range range = range(target, skb, connection, state);
    if (range == null) {
      walk.drop(skb, Loss.Reason.NAT, "nf_nat", state.out(), "no address to translate to", rule);
      return false;
    }
    if (changesDestination(state.hook())) {
      destination(range, target, rule, skb, connection);
    } else {
      source(range, target, rule, skb, connection);
      if (target instanceof NatTarget.Masquerade) {
        connection.masqueradeDevice = state.out();
      }
    }
    return true;
  }

  /** The range that a target means here; {@code null} where there is no address. */
  private NatTarget.Range range(NatTarget target, Skb skb, NfConn connection, HookState state) {
    if (target instanceof NatTarget.Dnat dnat) {
      return dnat.to();
    }
    if (target instanceof NatTarget.Snat snat) {
      return snat.to();
    }
    if (target instanceof NatTarget.Netmap netmap) {
      Ip own =
          changesDestination(state.hook())
              ? connection.reply.source()
              : connection.reply.destination();
      return single(netmap.to().network().or(own.and(netmap.to().mask().not())), Optional.empty());
    }
    if (target instanceof NatTarget.Masquerade masquerade) {
      Dst dst = skb.dst();
      Ip nextHop =
          dst == null ? skb.packet().destination() : dst.nextHop(skb.packet().destination());
      return walk.net()
          .selectAddress(state.out(), Optional.of(nextHop), "global")
          .map(a -> single(a, masquerade.ports()))
          .orElse(null);
    }
    NatTarget.Redirect redirect = (NatTarget.Redirect) target;
    Optional<Ip> to =
        state.hook() == Hook.OUTPUT ? Optional.of(Ip.LOOPBACK) : walk.net().firstAddress(skb.dev());
    return to.map(a -> single(a, redirect.ports())).orElse(null);
  }

  private static NatTarget.Range single(Ip address, Optional<PortRange> ports) {
    return new NatTarget.Range(Optional.of(address), Optional.of(address), ports, Optional.empty());
  }

  private void destination(
      NatTarget.Range range, NatTarget target, Rule rule, Skb skb, NfConn connection) {
    Tuple reply = connection.reply;
    Ip to = address(range, reply.source(), rule);
    int port = port(range, target.flags(), reply.sourcePort(), rule);
    connection.reply = new Tuple(to, port, reply.destination(), reply.destinationPort());
    connection.destinationNat =
        !to.equals(reply.source()) || port != reply.sourcePort() || connection.destinationNat;
    told(
        rule,
        skb,
        () ->
            "destination " + reply.source() + ":" + reply.sourcePort() + " -> " + to + ":" + port);
  }

  private void source(
      NatTarget.Range range, NatTarget target, Rule rule, Skb skb, NfConn connection) {
    Tuple reply = connection.reply;
    Ip from = address(range, reply.destination(), rule);
    int port = port(range, target.flags(), reply.destinationPort(), rule);
    Tuple wanted = new Tuple(reply.source(), reply.sourcePort(), from, port);
    boolean random =
        target.flags().anyRandom()
            && walk.net().models(Mechanism.RANDOM_PORT)
            && range.ports().isEmpty()
            && Protocols.hasPorts(connection.protocol);
    if (random || clashes(connection, wanted)) {
      port = freePort(connection, from);
    }
    bindSource(connection, from, port);
    told(
        rule,
        skb,
        () ->
            "source "
                + reply.destination()
                + " -> "
                + from
                + (target instanceof NatTarget.Masquerade ? " (MASQUERADE)" : ""));
  }

  private static void bindSource(NfConn connection, Ip from, int port) {
    Tuple reply = connection.reply;
    connection.sourceNat =
        !from.equals(reply.destination())
            || port != reply.destinationPort()
            || connection.sourceNat;
    connection.reply = new Tuple(reply.source(), reply.sourcePort(), from, port);
  }

  private static void told(Rule rule, Skb skb, Supplier<String> what) {
    skb.trail()
        .add(
            rule.table() + " " + rule.chain(),
            () -> "rule " + rule.number() + ": " + what.get(),
            Optional.of(rule.origin()),
            new Move(Move.Kind.REWRITTEN, ""));
  }

  /** find_best_ips_proto(): one address of the range, which the kernel takes by a hash. */
  private Ip address(NatTarget.Range range, Ip now, Rule rule) {
    if (range.first().isEmpty()) {
      return now;
    }
    Ip first = range.first().get();
    long count = range.last().orElse(first).low() - first.low() + 1;
    if (count <= 1) {
      return first;
    }
    int width = (int) Math.min(count, MAX_RANGE);
    if (count > width) {
      walk.assume(
          "of the " + count + " addresses of " + range + " the first " + width + " were tried");
    }
    int pick =
        walk.oracle()
            .choose(
                rule, width, i -> taken("address", rule, Ip.v4((int) first.low() + i).toString()));
    return Ip.v4((int) first.low() + pick);
  }

  private static final int MAX_RANGE = 16;

  /**
   * nf_nat_l4proto_unique_tuple(): a port of the range; the one that is there where it is in the
   * range, unless the choice is random.
   */
  private int port(NatTarget.Range range, NatTarget.Flags flags, int now, Rule rule) {
    if (range.ports().isEmpty()) {
      return now;
    }
    PortRange ports = range.ports().get();
    if (range.basePort().isPresent()) {
      int size = ports.last() - ports.first() + 1;
      return ports.first() + Math.floorMod(now - range.basePort().get(), size);
    }
    if (!flags.anyRandom() && ports.contains(now)) {
      return now;
    }
    int width = Math.min(ports.last() - ports.first() + 1, MAX_RANGE);
    int pick =
        width == 1
            ? 0
            : walk.oracle()
                .choose(
                    rule.origin(),
                    width,
                    i -> taken("port", rule, String.valueOf(ports.first() + i)));
    return ports.first() + pick;
  }

  private static Choice taken(String what, Rule rule, String value) {
    return new Choice(
        "which " + what + " of" + rule.target().save(),
        value,
        Optional.empty(),
        Optional.of(rule.origin()));
  }

  /** Another source port, of those that no connection has; the kernel takes one at random. */
  private int freePort(NfConn connection, Ip from) {
    Tuple reply = connection.reply;
    int port = reply.destinationPort();
    do {
      port = port == 65535 ? 1024 : port + 1;
    } while (walk.conntrack()
        .used(
            connection.protocol,
            new Tuple(reply.source(), reply.sourcePort(), from, port),
            connection));
    return port;
  }

  /**
   * nf_nat_packet(): the destination is changed in PREROUTING and OUTPUT, the source in the others.
   */
  private static Skb rewrite(Skb skb, NfConn connection, boolean original, Hook hook) {
    boolean destination = changesDestination(hook);
    boolean does = destination == original ? connection.destinationNat : connection.sourceNat;
    if (!does) {
      return skb;
    }
    Tuple target = NfConn.invert(connection.tuple(!original));
    Packet p = skb.packet();
    Packet changed =
        destination
            ? p.withDestination(target.destination(), target.destinationPort())
            : p.withSource(target.source(), target.sourcePort());
    if (!original && !changed.equals(p)) {
      skb.trail().add("nf_nat", Move.Kind.REWRITTEN, "", () -> "translated back: " + changed);
    }
    return skb.withPacket(changed);
  }

  /**
   * nf_nat_icmp_reply_translation(): an ICMP error and the packet that it quotes are translated
   * back.
   */
  private Skb translateError(Skb skb, NfConn connection, boolean original, Hook hook) {
    boolean redirect = skb.packet().icmpType() == 5;
    boolean nat = connection.sourceNat || connection.destinationNat;
    boolean unfinished = !connection.sourceNatDone || !connection.destinationNatDone;
    if (redirect && (nat || unfinished)) {
      walk.drop(
          skb,
          Loss.Reason.NAT,
          "nf_nat_icmp_reply_translation",
          "",
          "redirects of translated connections are dropped");
      return null;
    }
    boolean destination = changesDestination(hook);
    boolean does = destination == original ? connection.destinationNat : connection.sourceNat;
    if (!does) {
      return skb;
    }
    // The quoted packet goes the other way, so the opposite end of it is changed.
    Tuple inner = connection.tuple(!original);
    Tuple outer = NfConn.invert(inner);
    Packet p = skb.packet();
    Packet quoted =
        destination
            ? p.quoted().withSource(inner.source(), inner.sourcePort())
            : p.quoted().withDestination(inner.destination(), inner.destinationPort());
    Packet changed =
        destination ? p.withDestination(outer.destination(), 0) : p.withSource(outer.source(), 0);
    return skb.withPacket(changed.withQuoted(quoted));
  }
}

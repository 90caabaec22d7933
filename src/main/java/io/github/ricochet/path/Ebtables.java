package io.github.ricochet.path;

import io.github.ricochet.host.Mac;
import io.github.ricochet.host.xtables.BridgeTarget;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import java.util.Optional;

/** The bridge's own rules (net/bridge/netfilter/ebtables.c and its targets). */
final class Ebtables {

  private final Walk walk;
  private final TableWalk tables;

  Ebtables(Walk walk) {
    this.walk = walk;
    tables = new TableWalk(walk, this::apply, true);
  }

  /**
   * Runs one table at one hook.
   *
   * @return the frame, or {@code null} where it was dropped; the drop is told
   */
  Skb run(Skb skb, String table, Hook hook, String in, String out) {
    TableWalk.Verdict verdict = verdict(skb, table, hook, in, out);
    if (verdict == null) {
      return skb;
    }
    if (UnreadRules.isUnread(verdict)) {
      walk.giveUp();
      return null;
    }
    if (verdict.target() != Target.Standard.DROP) {
      return verdict.skb();
    }
    Rule rule = verdict.rule();
    String at = "ebtables " + table + " " + verdict.chain().name();
    String what =
        rule == null ? "policy DROP" : "rule " + rule.number() + ":" + rule.target().save();
    String device = out.isEmpty() ? in : out;
    walk.lost(
        skb,
        Leg.Verdict.DROPPED,
        new Loss(
            Loss.Reason.EBTABLES,
            at,
            skb.trail().sent().isReply(),
            device,
            Optional.ofNullable(rule),
            what),
        verdict.origin());
    return null;
  }

  /** The broute table at a port: {@link Skb#brouted()} is set where it says DROP. */
  Skb broute(Skb skb, String port) {
    TableWalk.Verdict verdict = verdict(skb, "broute", Hook.BROUTING, port, "");
    if (verdict == null) {
      return skb;
    }
    if (UnreadRules.isUnread(verdict)) {
      walk.giveUp();
      return skb;
    }
    return verdict.skb().withBrouted(verdict.target() == Target.Standard.DROP);
  }

  private TableWalk.Verdict verdict(Skb skb, String name, Hook hook, String in, String out) {
    walk.net().missing().ebtables(walk);
    CompiledTable table = walk.net().ebtables(name);
    if (table == null || table.isSilent(hook.name()) || !walk.net().models(Mechanism.EBTABLES)) {
      return null;
    }
    return tables.run(table, skb, new HookState(hook, in, out));
  }

  private TableWalk.Verdict apply(Rule rule, TableWalk tableWalk) {
    if (!(rule.target() instanceof BridgeTarget target)) {
      return rule.target() instanceof Target.None ? null : harmless(rule, tableWalk);
    }
    Skb skb = tableWalk.skb();
    SkbView view = tableWalk.view();
    tableWalk.skb(rewritten(target, skb, view.hook(), view.in()));
    skb.trail()
        .add(
            "ebtables " + rule.table() + " " + rule.chain(),
            () -> "rule " + rule.number() + ":" + target.save(),
            Optional.of(rule.origin()));
    return tableWalk.follow(rule, target.verdict());
  }

  /**
   * Logging and the like; whatever else is said by the rule reader to decide comes as a HandOver.
   */
  private static TableWalk.Verdict harmless(Rule rule, TableWalk tableWalk) {
    return new IpEffect().apply(rule, tableWalk);
  }

  private Skb rewritten(BridgeTarget target, Skb skb, Hook hook, String in) {
    if (target instanceof BridgeTarget.Mark mark) {
      return skb.withMark(mark.apply(skb.mark()));
    }
    if (target instanceof BridgeTarget.Snat snat) {
      return skb.withMacs(snat.to(), skb.destinationMac());
    }
    Mac own = own(hook, in);
    if (target instanceof BridgeTarget.Redirect) {
      return skb.withMacs(skb.sourceMac(), own).withPacketType(PacketType.HOST);
    }
    if (target instanceof BridgeTarget.Dnat dnat) {
      PacketType type = dnat.to().equals(own) ? PacketType.HOST : PacketType.OTHERHOST;
      return skb.withMacs(skb.sourceMac(), dnat.to()).withPacketType(type);
    }
    return skb; // arpreply answers ARP only.
  }

  /** The address that "the host" has here: in broute the port's, elsewhere the bridge's. */
  private Mac own(Hook hook, String in) {
    String name = hook == Hook.BROUTING ? in : walk.net().bridgeOf(in);
    Device device = walk.net().device(name);
    return device == null ? Net.madeUp(name) : device.mac();
  }
}

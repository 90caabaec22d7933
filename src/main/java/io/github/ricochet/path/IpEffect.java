package io.github.ricochet.path;

import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import java.util.Optional;

/** What the extension targets of iptables do, verdicts and NAT aside. */
final class IpEffect implements TargetEffect {

  @Override
  public TableWalk.Verdict apply(Rule rule, TableWalk walk) {
    Target target = rule.target();
    if (!(target instanceof MangleTarget mangle)) {
      return target instanceof Target.None
          ? null
          : walk.decided(rule, target); // REJECT, DNAT, SNAT …
    }
    Skb before = walk.skb();
    Skb after = apply(mangle, before, walk.models(Mechanism.CONNTRACK_ZONE));
    walk.skb(after);
    if (before.trail().wanted() && !(mangle instanceof MangleTarget.Harmless)) {
      before
          .trail()
          .add(
              rule.table() + " " + rule.chain(),
              () -> note(rule, before, after),
              Optional.of(rule.origin()));
    }
    return null;
  }

  private static Skb apply(MangleTarget target, Skb skb, boolean zones) {
    NfConn connection = skb.tracking().connection();
    if (target instanceof MangleTarget.Mark mark) {
      return skb.withMark(mark.apply(skb.mark()));
    }
    if (target instanceof MangleTarget.Tos tos) {
      return skb.withPacket(skb.packet().withTos(tos.apply(skb.packet().tos())));
    }
    if (target instanceof MangleTarget.Ttl ttl) {
      return skb.withPacket(skb.packet().withTtl(ttl.apply(skb.packet().ttl())));
    }
    if (target instanceof MangleTarget.Ct ct) {
      // The first CT counts, and only for packets without a connection (xt_ct_target()).
      if (!skb.tracking().equals(Tracking.NONE)) {
        return skb;
      }
      return skb.withTracking(
          ct.notrack()
              ? Tracking.UNTRACKED
              : Tracking.template(zones ? Zone.of(ct.words(), skb.mark()) : Zone.DEFAULT));
    }
    if (connection == null) {
      return skb; // CONNMARK without a connection does nothing.
    }
    if (target instanceof MangleTarget.SetConnmark set) {
      connection.mark = set.apply(connection.mark);
    } else if (target instanceof MangleTarget.SaveConnmark save) {
      connection.mark = (connection.mark & ~save.ctMask()) ^ (skb.mark() & save.nfMask());
    } else if (target instanceof MangleTarget.RestoreConnmark restore) {
      return skb.withMark((skb.mark() & ~restore.nfMask()) ^ (connection.mark & restore.ctMask()));
    }
    return skb;
  }

  private static String note(Rule rule, Skb before, Skb after) {
    String text = "rule " + rule.number() + ":" + rule.target().save();
    if (before.mark() != after.mark()) {
      text +=
          ", mark 0x"
              + Integer.toHexString(before.mark())
              + " -> 0x"
              + Integer.toHexString(after.mark());
    }
    if (before.packet().ttl() != after.packet().ttl()) {
      text += ", TTL " + before.packet().ttl() + " -> " + after.packet().ttl();
    }
    return text;
  }
}

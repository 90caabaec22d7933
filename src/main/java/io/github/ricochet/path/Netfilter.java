package io.github.ricochet.path;

import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The IPv4 hooks in the order of their priorities (nf_hook_slow(), enum nf_ip_hook_priorities): raw
 * -300, conntrack -200, mangle -150, destination NAT -100, filter 0, security 50, source NAT 100,
 * confirm last.
 */
final class Netfilter {

  private static final String CONNTRACK = "conntrack";
  private static final String CONFIRM = "confirm";
  private static final String NAT = "nat";
  private static final IpEffect EFFECT = new IpEffect();

  private static final Map<Hook, List<String>> ORDER =
      Map.of(
          Hook.PREROUTING, List.of("raw", CONNTRACK, "mangle", NAT),
          Hook.INPUT, List.of("mangle", "filter", "security", NAT, CONFIRM),
          Hook.FORWARD, List.of("mangle", "filter", "security"),
          Hook.OUTPUT, List.of("raw", CONNTRACK, "mangle", NAT, "filter", "security"),
          Hook.POSTROUTING, List.of("mangle", NAT, CONFIRM));

  /** iptables-nft has the security table at 150 instead of 50: there, behind source NAT. */
  private static final List<String> NFT_INPUT =
      List.of("mangle", "filter", NAT, "security", CONFIRM);

  private final Walk walk;
  private final TableWalk tables;

  Netfilter(Walk walk) {
    this.walk = walk;
    tables = new TableWalk(walk, EFFECT, false);
  }

  /**
   * Runs all tables of the hook.
   *
   * @return the packet as they leave it, or {@code null} where it was dropped; the drop is told
   */
  Skb run(Skb skb, HookState state) {
    walk.net().missing().iptables(walk);
    Skb now = skb;
    if (now.trail().wanted()) {
      now.trail().add(state.hook().name(), () -> describe(skb, state));
    }
    List<String> order = order(state.hook());
    for (int i = 0; i < order.size(); i++) {
      now = step(now, seen(now, state), order.get(i));
      if (now == null) {
        return null;
      }
    }
    return now;
  }

  private List<String> order(Hook hook) {
    CompiledTable security = walk.net().iptables("security");
    boolean late =
        hook == Hook.INPUT
            && security != null
            && security.nft()
            && walk.net().models(Mechanism.SECURITY_BY_NFT);
    return late ? NFT_INPUT : ORDER.get(hook);
  }

  /** In OUTPUT the device stays the one from before NAT, wherever the packet is routed to since. */
  private HookState seen(Skb skb, HookState state) {
    boolean before =
        state.hook() != Hook.OUTPUT || walk.net().models(Mechanism.OUTPUT_DEVICE_BEFORE_NAT);
    return before ? state : new HookState(Hook.OUTPUT, "", skb.dst().dev());
  }

  private Skb step(Skb skb, HookState state, String step) {
    return switch (step) {
      case CONNTRACK -> walk.conntrack().in(skb);
      case NAT -> translated(skb, state);
      case CONFIRM -> confirmed(skb);
      default -> passed(skb, state, step);
    };
  }

  private Skb translated(Skb skb, HookState state) {
    Skb now = walk.nat().translate(skb, state);
    return now != null && state.hook() == Hook.OUTPUT ? rerouted(skb, now, false) : now;
  }

  private Skb confirmed(Skb skb) {
    if (walk.conntrack().confirm(skb)) {
      return skb;
    }
    walk.drop(
        skb,
        Loss.Reason.NAT,
        "nf_conntrack_confirm",
        "",
        "another connection has these addresses and ports");
    return null;
  }

  private Skb passed(Skb skb, HookState state, String table) {
    Skb now = table(skb, state, table);
    boolean mangled = now != null && state.hook() == Hook.OUTPUT && table.equals("mangle");
    return mangled ? rerouted(skb, now, true) : now;
  }

  /**
   * Packets of the host itself are routed anew where rules changed what routing looks at
   * (ip_route_me_harder()).
   */
  private Skb rerouted(Skb before, Skb after, boolean mangle) {
    boolean address =
        !before.packet().destination().equals(after.packet().destination())
            && walk.net().models(Mechanism.REROUTE_AFTER_DNAT);
    boolean other =
        mangle
            && walk.net().models(Mechanism.REROUTE_AFTER_MARK)
            && (before.mark() != after.mark() || before.packet().tos() != after.packet().tos());
    return address || other ? walk.routing().routeMeHarder(after) : after;
  }

  private Skb table(Skb skb, HookState state, String name) {
    TableWalk.Verdict verdict = verdict(skb, state, name);
    if (verdict == null) {
      return skb;
    }
    return stops(verdict, verdict.skb(), state, name) ? null : verdict.skb();
  }

  /** What a table says at the hook; {@code null} where it has nothing to say. */
  TableWalk.Verdict verdict(Skb skb, HookState state, String name) {
    CompiledTable table = walk.net().iptables(name);
    if (table == null || table.isSilent(state.hook().name())) {
      return null;
    }
    return tables.run(table, skb, state);
  }

  /** Whether the verdict ends the packet's way: DROP or REJECT; then it is told. */
  boolean stops(TableWalk.Verdict verdict, Skb skb, HookState state, String table) {
    boolean told = verdict.rule() != null && skb.trail().wanted();
    if (verdict.target() == Target.Standard.ACCEPT && !told) {
      return false;
    }
    Rule rule = verdict.rule();
    if (verdict.target() instanceof Reject reject) {
      walk.reject(skb, state, rule, place(table, verdict), reject.with());
      return true;
    }
    if (verdict.target() == Target.Standard.DROP) {
      String at = place(table, verdict);
      String what =
          rule == null
              ? "policy DROP of " + at
              : "rule " + rule.number() + ":" + rule.target().save();
      String device = state.out().isEmpty() ? state.in() : state.out();
      walk.lost(
          skb,
          Leg.Verdict.DROPPED,
          new Loss(
              Loss.Reason.RULE,
              at,
              skb.trail().sent().isReply(),
              device,
              Optional.ofNullable(rule),
              what),
          verdict.origin());
      return true;
    }
    if (rule != null && skb.trail().wanted() && verdict.target() == Target.Standard.ACCEPT) {
      skb.trail()
          .add(
              place(table, verdict),
              () -> "rule " + rule.number() + ":" + rule.target().save(),
              verdict.origin());
    }
    return false;
  }

  private static String place(String table, TableWalk.Verdict verdict) {
    return table + " " + verdict.chain().name();
  }

  private static String describe(Skb skb, HookState state) {
    StringBuilder text = new StringBuilder(skb.packet().toString());
    text.append(state.in().isEmpty() ? "" : " in=" + state.in());
    text.append(state.out().isEmpty() ? "" : " out=" + state.out());
    text.append(skb.physin().isEmpty() ? "" : " physin=" + skb.physin());
    text.append(skb.physout().isEmpty() ? "" : " physout=" + skb.physout());
    text.append(skb.mark() == 0 ? "" : " mark=0x" + Integer.toHexString(skb.mark()));
    return text.append(" ttl=").append(skb.packet().ttl()).toString();
  }
}

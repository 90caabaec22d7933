package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.List;

/** Finds the source NAT of a host: the rules of nat that POSTROUTING can reach. */
public final class SourceNats {

  private SourceNats() {}

  /** The rules that rewrite sources, in the order in which a packet meets them. */
  public static List<SourceNat> of(Host host) {
    List<SourceNat> found = new ArrayList<>();
    host.iptables()
        .flatMap(r -> r.table("nat"))
        .ifPresent(
            nat ->
                new ChainWalk(nat, rule -> rewritesSources(rule.target()))
                    .visit(
                        Hook.POSTROUTING.name(),
                        (rule, admission) -> found.add(new SourceNat(rule, admission))));
    return List.copyOf(found);
  }

  private static boolean rewritesSources(Target target) {
    return target instanceof NatTarget.Snat
        || target instanceof NatTarget.Masquerade
        || target instanceof NatTarget.Netmap;
  }
}

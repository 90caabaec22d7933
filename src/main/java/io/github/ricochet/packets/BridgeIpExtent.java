package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.BridgeIpMatch;
import io.github.ricochet.host.xtables.Ethertypes;
import io.github.ricochet.host.xtables.IcmpTypes;
import io.github.ricochet.packets.Axis.Kind;

/** Reads which frames the options of ebtables on IP packets let pass (ebt_ip.c, ebt_ip6.c). */
final class BridgeIpExtent {

  private BridgeIpExtent() {}

  static void read(BridgeIpMatch match, Draft draft) {
    draft.and(Kind.ETHERTYPE, Values.of(match.v6() ? Ethertypes.IPV6 : Ethertypes.IPV4));
    draft.address(Kind.SOURCE, Kind.SOURCE6, match.source());
    draft.address(Kind.DESTINATION, Kind.DESTINATION6, match.destination());
    match
        .tos()
        .ifPresent(t -> draft.and(draft.field(Kind.TOS, 0xff), Values.of(t.value()), t.not()));
    match
        .protocol()
        .ifPresent(
            t -> draft.and(draft.space().axis(Kind.PROTOCOL), Values.of(t.value()), t.not()));
    boolean looksInside =
        match.sourcePorts().isPresent()
            || match.destinationPorts().isPresent()
            || match.icmp().isPresent()
            || match.igmp().isPresent();
    if (looksInside) {
      draft.and(Kind.FRAGMENT, Values.of(0));
    }
    MatchExtents.ports(draft, match.sourcePorts(), match.destinationPorts());
    match
        .icmp()
        .ifPresent(t -> draft.and(draft.space().axis(Kind.ICMP), kinds(t.value()), t.not()));
    match.igmp().ifPresent(t -> draft.test("igmp-type " + t.value(), t.not()));
  }

  private static Values kinds(IcmpTypes types) {
    Values all = Values.NONE;
    for (int type = types.firstType(); type <= types.lastType(); type++) {
      all = all.or(Values.range(type * 256L + types.firstCode(), type * 256L + types.lastCode()));
    }
    return all;
  }
}

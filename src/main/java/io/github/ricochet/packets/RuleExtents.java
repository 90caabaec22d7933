package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.EthernetHeader;
import io.github.ricochet.host.xtables.EthernetHeader.MaskedMac;
import io.github.ricochet.host.xtables.Ethertypes;
import io.github.ricochet.host.xtables.Header;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.packets.Axis.Kind;
import java.util.List;
import java.util.Optional;

/** Reads which packets rules take. */
final class RuleExtents {

  private RuleExtents() {}

  /** The packets that the rule takes when it is looked at at that time. */
  static Extent of(Rule rule, PacketSpace space, Clock clock) {
    Draft draft = new Draft(space, clock);
    Header header = rule.header();
    if (header instanceof IpHeader ip) {
      read(ip, draft);
    } else if (header instanceof EthernetHeader ethernet) {
      read(ethernet, draft);
    }
    List<Match> matches = rule.matches();
    for (int i = 0; i < matches.size(); i++) {
      MatchExtents.read(matches.get(i), draft);
    }
    return draft.finish();
  }

  private static void read(IpHeader header, Draft draft) {
    draft.address(Kind.SOURCE, Kind.SOURCE6, header.source());
    draft.address(Kind.DESTINATION, Kind.DESTINATION6, header.destination());
    draft.device(Kind.IN, header.in());
    draft.device(Kind.OUT, header.out());
    if (header.protocol().isPresent()) {
      Term<Integer> protocol = header.protocol().get();
      Axis axis = draft.space().axis(Kind.PROTOCOL);
      draft.and(axis, Values.of(protocol.value()), protocol.not());
    }
    if (header.fragment().isPresent()) {
      draft.and(Kind.FRAGMENT, Values.of(header.fragment().get() ? 1 : 0));
    }
  }

  private static void read(EthernetHeader header, Draft draft) {
    if (header.protocol().isPresent()) {
      Term<Integer> protocol = header.protocol().get();
      Values values =
          protocol.value() == EthernetHeader.LENGTH
              ? Values.range(0, Ethertypes.FIRST - 1)
              : Values.of(protocol.value());
      draft.and(draft.space().axis(Kind.ETHERTYPE), values, protocol.not());
    }
    mac(draft, Kind.SOURCE_MAC, header.source());
    mac(draft, Kind.DESTINATION_MAC, header.destination());
    draft.device(Kind.IN, header.in());
    draft.device(Kind.OUT, header.out());
    draft.device(Kind.LOGICAL_IN, header.logicalIn());
    draft.device(Kind.LOGICAL_OUT, header.logicalOut());
  }

  private static void mac(Draft draft, Kind kind, Optional<Term<MaskedMac>> term) {
    if (term.isEmpty()) {
      return;
    }
    MaskedMac mac = term.get().value();
    if (mac.mask().equals(MaskedMac.BROADCAST.mask())) {
      Values single = Values.of(mac.address().bits());
      draft.and(draft.space().axis(kind), single, term.get().not());
    } else {
      draft.test(new Masked(kind, mac), term.get().not());
    }
  }

  /** An Ethernet address under a mask is no range of addresses. */
  private record Masked(Kind kind, MaskedMac mac) {}
}

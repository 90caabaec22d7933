package io.github.ricochet.packets;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.AlwaysMatch;
import io.github.ricochet.host.xtables.BridgeIpMatch;
import io.github.ricochet.host.xtables.BridgeMarkMatch;
import io.github.ricochet.host.xtables.BridgePkttypeMatch;
import io.github.ricochet.host.xtables.BridgeWatcher;
import io.github.ricochet.host.xtables.CommentMatch;
import io.github.ricochet.host.xtables.ConntrackMatch;
import io.github.ricochet.host.xtables.CtState;
import io.github.ricochet.host.xtables.Ethertypes;
import io.github.ricochet.host.xtables.FrameMatch;
import io.github.ricochet.host.xtables.IcmpMatch;
import io.github.ricochet.host.xtables.InsideMatch;
import io.github.ricochet.host.xtables.IprangeMatch;
import io.github.ricochet.host.xtables.LengthMatch;
import io.github.ricochet.host.xtables.MacMatch;
import io.github.ricochet.host.xtables.MarkMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.PkttypeMatch;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.StateMatch;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.TosMatch;
import io.github.ricochet.host.xtables.TtlMatch;
import io.github.ricochet.host.xtables.UdpMatch;
import io.github.ricochet.packets.Axis.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads which packets matches let pass. What a match type decides here is what its own {@code
 * decide} does for a packet. Those that are not listed are tests that are not looked into, or have
 * to do with chance: see {@link OpaqueMatches}.
 */
final class MatchExtents {

  private static final Values UNFRAGMENTED = Values.of(0);

  private static final List<PacketType> TYPES = List.of(PacketType.values());

  private static final Map<Class<? extends Match>, BiConsumer<Match, Draft>> READERS =
      new HashMap<>();

  static {
    on(CommentMatch.class, (match, draft) -> {});
    on(AlwaysMatch.class, (match, draft) -> {});
    on(BridgeWatcher.class, (match, draft) -> {});
    on(TcpMatch.class, MatchExtents::tcp);
    on(UdpMatch.class, MatchExtents::udp);
    on(MultiportMatch.class, MatchExtents::multiport);
    on(IcmpMatch.class, MatchExtents::icmp);
    on(InsideMatch.class, MatchExtents::inside);
    on(StateMatch.class, (match, draft) -> state(draft, match.states(), match.not()));
    on(ConntrackMatch.class, MatchExtents::conntrack);
    on(MarkMatch.class, MatchExtents::mark);
    on(MacMatch.class, MatchExtents::mac);
    on(PkttypeMatch.class, (match, draft) -> packetType(draft, match.type()));
    on(IprangeMatch.class, MatchExtents::iprange);
    on(LengthMatch.class, (match, draft) -> range(draft, Kind.LENGTH, match.length()));
    on(TosMatch.class, MatchExtents::tos);
    on(TtlMatch.class, MatchExtents::ttl);
    on(PhysdevMatch.class, PhysdevExtent::read);
    on(BridgeIpMatch.class, BridgeIpExtent::read);
    on(BridgeMarkMatch.class, MatchExtents::bridgeMark);
    on(BridgePkttypeMatch.class, (match, draft) -> packetType(draft, match.type()));
    on(FrameMatch.class, MatchExtents::frame);
  }

  private MatchExtents() {}

  private static <M extends Match> void on(Class<M> type, BiConsumer<M, Draft> reader) {
    READERS.put(type, (match, draft) -> reader.accept(type.cast(match), draft));
  }

  /** Takes the packets away that the match does not let pass. */
  static void read(Match match, Draft draft) {
    BiConsumer<Match, Draft> reader = READERS.get(match.getClass());
    if (reader != null) {
      reader.accept(match, draft);
    } else {
      OpaqueMatches.read(match, draft);
    }
  }

  private static void tcp(TcpMatch match, Draft draft) {
    draft.and(Kind.PROTOCOL, Values.of(Protocols.TCP));
    draft.and(Kind.FRAGMENT, UNFRAGMENTED);
    ports(draft, match.sourcePorts(), match.destinationPorts());
    if (match.flags().isPresent()) {
      Term<TcpMatch.Flags> flags = match.flags().get();
      Axis axis = draft.space().axis(Kind.TCP_FLAGS);
      draft.and(axis, masked(flags.value().mask(), flags.value().set(), axis), flags.not());
    }
    match.option().ifPresent(o -> draft.test("tcp-option " + o.value(), o.not()));
  }

  /** All numbers of which {@code number & mask == set}, on an axis that is short. */
  private static Values masked(int mask, int set, Axis axis) {
    Values all = Values.NONE;
    for (int bits = 0; bits <= axis.last(); bits++) {
      all = (bits & mask) == set ? all.or(Values.of(bits)) : all;
    }
    return all;
  }

  private static void udp(UdpMatch match, Draft draft) {
    draft.and(Kind.PROTOCOL, Values.of(Protocols.UDP).or(Values.of(Protocols.UDPLITE)));
    draft.and(Kind.FRAGMENT, UNFRAGMENTED);
    ports(draft, match.sourcePorts(), match.destinationPorts());
  }

  private static void inside(InsideMatch match, Draft draft) {
    draft.and(Kind.PROTOCOL, Values.of(match.protocol()));
    draft.and(Kind.FRAGMENT, UNFRAGMENTED);
    ports(draft, match.sourcePorts(), match.destinationPorts());
    if (!match.words().isEmpty()) {
      draft.test(match.words(), false);
    }
  }

  static void ports(
      Draft draft, Optional<Term<PortRange>> source, Optional<Term<PortRange>> destination) {
    source.ifPresent(t -> range(draft, Kind.SOURCE_PORT, t));
    destination.ifPresent(t -> range(draft, Kind.DESTINATION_PORT, t));
  }

  private static void range(Draft draft, Kind kind, Term<PortRange> term) {
    Values values = Values.range(term.value().first(), term.value().last());
    Axis axis = kind == Kind.LENGTH ? draft.field(kind, "") : draft.space().axis(kind);
    draft.and(axis, values, term.not());
  }

  /** The protocols whose ports multiport looks at. */
  private static Values withPorts() {
    Values all = Values.NONE;
    for (int protocol = 0; protocol < 256; protocol++) {
      all = Protocols.hasPorts(protocol) ? all.or(Values.of(protocol)) : all;
    }
    return all;
  }

  private static final Values WITH_PORTS = withPorts();

  private static void multiport(MultiportMatch match, Draft draft) {
    draft.and(Kind.PROTOCOL, WITH_PORTS);
    draft.and(Kind.FRAGMENT, UNFRAGMENTED);
    Values ports = Values.NONE;
    for (PortRange range : match.ports()) {
      ports = ports.or(Values.range(range.first(), range.last()));
    }
    Axis source = draft.space().axis(Kind.SOURCE_PORT);
    Axis destination = draft.space().axis(Kind.DESTINATION_PORT);
    switch (match.side()) {
      case SPORTS -> draft.and(source, ports, match.not());
      case DPORTS -> draft.and(destination, ports, match.not());
      case PORTS -> {
        if (match.not()) {
          draft.and(source, ports, true);
          draft.and(destination, ports, true);
        } else {
          draft.anyOf(Box.ALL.and(source, ports), Box.ALL.and(destination, ports));
        }
      }
    }
  }

  private static void icmp(IcmpMatch match, Draft draft) {
    draft.and(Kind.PROTOCOL, Values.of(match.v6() ? Protocols.ICMPV6 : Protocols.ICMP));
    draft.and(Kind.FRAGMENT, UNFRAGMENTED);
    Axis axis = draft.space().axis(Kind.ICMP);
    boolean any = !match.v6() && match.type() == IcmpMatch.ANY;
    int type = match.type() * 256;
    Values one = Values.range(type + match.firstCode(), type + match.lastCode());
    draft.and(axis, any ? Values.range(0, axis.last()) : one, match.not());
  }

  private static void state(Draft draft, Set<CtState> states, boolean not) {
    draft.and(draft.state(), States.of(states), not);
  }

  /** Without a connection the kernel looks at the state alone, and only where that is asked for. */
  private static void conntrack(ConntrackMatch match, Draft draft) {
    match.states().ifPresent(t -> state(draft, t.value(), t.not()));
    ConntrackMatch rest =
        new ConntrackMatch(
            Optional.empty(),
            match.protocol(),
            match.original(),
            match.reply(),
            match.status(),
            match.expires(),
            match.originalDirection());
    if (match.states().isPresent() && asksNothing(rest)) {
      return;
    }
    if (match.expires().isPresent()) {
      draft.chance(); // A second may pass between two rules.
    }
    Box tracked =
        Box.ALL.and(draft.state(), States.TRACKED).and(draft.field(Kind.TEST, rest), Values.of(1));
    if (match.states().isPresent()) {
      Values untracked = States.TRACKED.complement(States.LAST);
      draft.anyOf(tracked, Box.ALL.and(draft.state(), untracked));
    } else {
      draft.anyOf(tracked);
    }
  }

  private static boolean asksNothing(ConntrackMatch match) {
    return match.protocol().isEmpty()
        && match.original().equals(ConntrackMatch.TupleTest.ANY)
        && match.reply().equals(ConntrackMatch.TupleTest.ANY)
        && match.status().isEmpty()
        && match.expires().isEmpty()
        && match.originalDirection().isEmpty();
  }

  private static void mark(MarkMatch match, Draft draft) {
    if (match.ofConnection()) {
      draft.and(draft.state(), States.TRACKED);
    }
    Kind kind = match.ofConnection() ? Kind.CONNMARK : Kind.MARK;
    MarkMask mark = match.mark().value();
    draft.and(draft.field(kind, mark.mask()), value(mark), match.mark().not());
  }

  /** The one value that passes; none where a bit is asked for that the mask hides. */
  private static Values value(MarkMask mark) {
    boolean hidden = (mark.value() & ~mark.mask()) != 0;
    return hidden ? Values.NONE : Values.of(Integer.toUnsignedLong(mark.value()));
  }

  private static void bridgeMark(BridgeMarkMatch match, Draft draft) {
    Axis axis = draft.field(Kind.MARK, match.mark().mask());
    if (match.anyBit()) {
      draft.and(axis, Values.of(0), !match.not());
    } else {
      draft.and(axis, value(match.mark()), match.not());
    }
  }

  /** A packet without an Ethernet header passes neither the test nor its inversion. */
  private static void mac(MacMatch match, Draft draft) {
    Axis axis = draft.space().axis(Kind.SOURCE_MAC);
    Mac mac = match.source().value();
    draft.and(axis, Values.range(0, axis.last() - 1));
    draft.and(axis, Values.of(mac.bits()), match.source().not());
  }

  private static void packetType(Draft draft, Term<PacketType> type) {
    Axis axis = draft.space().axis(Kind.PACKET_TYPE);
    draft.and(axis, Values.of(TYPES.indexOf(type.value())), type.not());
  }

  private static void iprange(IprangeMatch match, Draft draft) {
    addresses(draft, Kind.SOURCE, Kind.SOURCE6, match.source());
    addresses(draft, Kind.DESTINATION, Kind.DESTINATION6, match.destination());
  }

  private static void addresses(
      Draft draft, Kind v4, Kind v6, Optional<Term<IprangeMatch.Range>> term) {
    if (term.isPresent()) {
      IprangeMatch.Range range = term.get().value();
      boolean isV4 = range.first().family() == Family.IPV4;
      Values values =
          range.first().compareTo(range.last()) > 0
              ? Values.NONE
              : draft.space().addresses(range.first(), range.last());
      draft.and(draft.space().axis(isV4 ? v4 : v6), values, term.get().not());
    }
  }

  private static void tos(TosMatch match, Draft draft) {
    boolean hidden = (match.value() & ~match.mask()) != 0;
    Values value = hidden ? Values.NONE : Values.of(match.value());
    draft.and(draft.field(Kind.TOS, match.mask()), value, match.not());
  }

  private static void ttl(TtlMatch match, Draft draft) {
    int value = match.value();
    Values values =
        switch (match.comparison()) {
          case EQ, NE -> Values.of(value);
          case LT -> Values.range(0, value - 1L);
          case GT -> Values.range(value + 1L, 255);
        };
    draft.and(draft.field(Kind.TTL, ""), values, match.comparison() == TtlMatch.Comparison.NE);
  }

  private static void frame(FrameMatch match, Draft draft) {
    Values types =
        switch (match.kind()) {
          case ARP -> Values.of(Ethertypes.ARP);
          case VLAN -> Values.of(Ethertypes.VLAN);
          case STP, LLC -> Values.range(0, Ethertypes.FIRST - 1);
          case STRING -> Values.range(0, 0xffff);
        };
    draft.and(Kind.ETHERTYPE, types);
    draft.test(match, false);
  }
}

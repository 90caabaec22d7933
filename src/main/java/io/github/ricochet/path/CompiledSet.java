package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.IpSet;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.IcmpTypes;
import io.github.ricochet.host.xtables.Names;
import io.github.ricochet.host.xtables.PacketView;
import io.github.ricochet.host.xtables.Protocols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One ipset: its members by their first address where that is a single one. */
final class CompiledSet {

  /** A member's value in one dimension. */
  private interface Part {
    boolean matches(PacketView packet, boolean source);

    /** How narrow it is, in bits: of two members that match, the narrower decides. */
    default int width() {
      return 0;
    }
  }

  private record Member(List<Part> parts, boolean nomatch) {

    int width() {
      return parts.stream().mapToInt(Part::width).sum();
    }
  }

  private final IpSet set;
  private final String[] dimensions;
  private final Map<Ip, List<Member>> byAddress = new HashMap<>();
  private final List<Member> others = new ArrayList<>();

  CompiledSet(IpSet set) {
    this.set = set;
    this.dimensions = set.type().substring(set.type().indexOf(':') + 1).split(",", -1);
    if (isList()) {
      return;
    }
    for (IpSet.Entry entry : set.entries()) {
      add(entry);
    }
  }

  boolean isList() {
    return set.type().equals("list:set");
  }

  /** The names of the sets of a {@code list:set}. */
  List<String> members() {
    return set.entries().stream().map(IpSet.Entry::element).toList();
  }

  private void add(IpSet.Entry entry) {
    String[] words = entry.element().split(",", -1);
    List<Part> parts = new ArrayList<>(dimensions.length);
    for (int i = 0; i < dimensions.length; i++) {
      parts.add(i < words.length ? part(dimensions[i], words[i]) : (packet, source) -> true);
    }
    Member member = new Member(parts, entry.nomatch());
    if (parts.get(0) instanceof Net net && net.prefix.isSingle()) {
      byAddress.computeIfAbsent(net.prefix.network(), a -> new ArrayList<>(1)).add(member);
    } else {
      others.add(member);
    }
  }

  boolean contains(List<String> directions, PacketView packet) {
    boolean source = directions.get(0).equals("src");
    Ip key = source ? packet.source() : packet.destination();
    if (set.netmask() < key.family().bits() && dimensions[0].equals("ip")) {
      key = Prefix.of(key, set.netmask()).network();
    }
    Member best = null;
    for (List<Member> candidates : List.of(byAddress.getOrDefault(key, List.of()), others)) {
      for (Member member : candidates) {
        boolean wider = best != null && best.width() >= member.width();
        if (!wider && matches(member, directions, packet, candidates != others)) {
          best = member;
        }
      }
    }
    return best != null && !best.nomatch();
  }

  /** Whether all dimensions fit; the first address has been looked up by its key already. */
  private static boolean matches(
      Member member, List<String> directions, PacketView packet, boolean keyed) {
    for (int i = keyed ? 1 : 0; i < member.parts().size(); i++) {
      boolean source = i < directions.size() && directions.get(i).equals("src");
      if (!member.parts().get(i).matches(packet, source)) {
        return false;
      }
    }
    return true;
  }

  private Part part(String dimension, String word) {
    return switch (dimension) {
      case "ip", "net" -> address(word);
      case "port" -> port(word);
      case "mac" -> {
        Mac mac = Mac.parse(word).orElse(null);
        yield (packet, source) ->
            mac != null && mac.equals(source ? packet.sourceMac() : packet.destinationMac());
      }
      case "iface" -> iface(word);
      case "mark" -> {
        MarkMask mark = new MarkMask((int) (long) Long.decode(word), -1);
        yield (packet, source) -> mark.matches(packet.mark());
      }
      default -> (packet, source) -> false;
    };
  }

  private Part address(String word) {
    int dash = word.indexOf('-');
    if (dash > 0) {
      Ip first = Ip.of(word.substring(0, dash));
      Ip last = Ip.of(word.substring(dash + 1));
      return (packet, source) -> {
        Ip address = source ? packet.source() : packet.destination();
        return address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
      };
    }
    Prefix prefix =
        Prefix.parse(word)
            .orElseThrow(() -> new IllegalArgumentException("no member of an ipset: " + word));
    return new Net(prefix);
  }

  private record Net(Prefix prefix) implements Part {
    @Override
    public boolean matches(PacketView packet, boolean source) {
      return prefix.contains(source ? packet.source() : packet.destination());
    }

    @Override
    public int width() {
      return prefix.length().orElse(0);
    }
  }

  /**
   * {@code 80}, {@code tcp:80} or {@code udp:80-90}; without a protocol it is TCP, but for bitmaps:
   * any.
   */
  private Part port(String word) {
    int colon = word.indexOf(':');
    boolean bitmap = set.type().startsWith("bitmap:");
    int protocol =
        colon < 0
            ? bitmap ? -1 : Protocols.TCP
            : Protocols.number(word.substring(0, colon)).orElse(-1);
    if (protocol == Protocols.ICMP || protocol == Protocols.ICMPV6) {
      return icmp(protocol, word.substring(colon + 1));
    }
    String[] ends = word.substring(colon + 1).split("-", 2);
    PortRange range =
        new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    return (packet, source) ->
        (protocol < 0 ? Protocols.hasPorts(packet.protocol()) : packet.protocol() == protocol)
            && range.contains(source ? packet.sourcePort() : packet.destinationPort());
  }

  /** {@code echo-request}, {@code 8/0}, or both in one number. */
  private static Part icmp(int protocol, String word) {
    String[] numbers = word.split("/", 2);
    boolean numeric = word.matches("\\d{1,5}(?:/\\d{1,3})?");
    int first = numeric ? Integer.parseInt(numbers[0]) : 0;
    IcmpTypes types =
        !numeric
            ? IcmpTypes.named(word, protocol == Protocols.ICMPV6).orElse(null)
            : numbers.length > 1
                ? IcmpTypes.of(first, Integer.parseInt(numbers[1]))
                : IcmpTypes.of(first >> 8, first & 0xff);
    return (packet, source) ->
        types != null
            && packet.protocol() == protocol
            && types.contains(packet.icmpType(), packet.icmpCode());
  }

  /**
   * The device of the IP layer. An entry with {@code physdev:} asks for a bridge port, which no
   * rule of iptables does: it matches nothing there (hash_netiface4_kadt(), IPSET_FLAG_PHYSDEV).
   */
  private static Part iface(String word) {
    if (word.startsWith("physdev:")) {
      return (packet, source) -> false;
    }
    return (packet, source) -> Names.matches(word, source ? packet.in() : packet.out());
  }
}

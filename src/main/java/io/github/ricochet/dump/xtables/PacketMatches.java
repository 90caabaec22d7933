package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.AddrtypeMatch;
import io.github.ricochet.host.xtables.CommentMatch;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.MacMatch;
import io.github.ricochet.host.xtables.MarkMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.PacketView.PacketType;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.PkttypeMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The matches that look at the packet's surroundings: devices, addresses, marks, sets. */
final class PacketMatches {

  private static final int MAX_COMMENT = 256;
  private static final int MAX_DEVICE = 15;

  private static final Option<String> COMMENT =
      Option.one("comment", PacketMatches::comment).plain();
  private static final Option<MarkMask> MARK = Option.one("mark", Values::mark);
  private static final Option<Optional<Mac>> MAC_SOURCE =
      Option.one("mac-source", PacketMatches::macSource);
  private static final Option<PacketType> PKT_TYPE =
      Option.one("pkt-type", PacketMatches::packetType);

  private static final Option<String> PHYSDEV_IN = Option.one("physdev-in", PacketMatches::device);
  private static final Option<String> PHYSDEV_OUT =
      Option.one("physdev-out", PacketMatches::device);
  private static final Option<Boolean> IS_IN = Option.flag("physdev-is-in");
  private static final Option<Boolean> IS_OUT = Option.flag("physdev-is-out");
  private static final Option<Boolean> IS_BRIDGED = Option.flag("physdev-is-bridged");

  private static final Option<List<String>> SRC_TYPE = Option.one("src-type", PacketMatches::types);
  private static final Option<List<String>> DST_TYPE = Option.one("dst-type", PacketMatches::types);
  private static final Option<Boolean> LIMIT_IN = Option.flag("limit-iface-in").plain();
  private static final Option<Boolean> LIMIT_OUT = Option.flag("limit-iface-out").plain();

  private static final Option<Long> LIMIT = Option.one("limit", PacketMatches::period).plain();
  private static final Option<Long> BURST =
      Option.one("limit-burst", Values.unsigned("burst")).plain();

  private PacketMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        new Extension<>(
            "comment", List.of(COMMENT), (o, rule) -> new CommentMatch(o.need(COMMENT))),
        new Extension<>("mark", List.of(MARK), (o, rule) -> new MarkMatch(false, o.needTerm(MARK))),
        new Extension<>(
            "connmark", List.of(MARK), (o, rule) -> new MarkMatch(true, o.needTerm(MARK))),
        new Extension<>("mac", List.of(MAC_SOURCE), PacketMatches::mac),
        new Extension<>(
            "pkttype", List.of(PKT_TYPE), (o, rule) -> new PkttypeMatch(o.needTerm(PKT_TYPE))),
        new Extension<>(
            "physdev",
            List.of(PHYSDEV_IN, PHYSDEV_OUT, IS_IN, IS_OUT, IS_BRIDGED),
            PacketMatches::physdev),
        new Extension<>(
            "addrtype", List.of(SRC_TYPE, DST_TYPE, LIMIT_IN, LIMIT_OUT), PacketMatches::addrtype),
        new Extension<>("limit", List.of(LIMIT, BURST), PacketMatches::limit));
  }

  private static String comment(String word, RuleFamily family) {
    if (word.length() > MAX_COMMENT) {
      throw new Slip(
          "a comment of " + word.length() + " characters; at most " + MAX_COMMENT + " are allowed");
    }
    return word;
  }

  static String device(String word, RuleFamily family) {
    if (word.length() > MAX_DEVICE) {
      throw new Slip(
          "interface name \""
              + word
              + "\" is too long; Linux allows "
              + MAX_DEVICE
              + " characters");
    }
    if (word.isEmpty()) {
      throw new Slip("an empty interface name; a name, or + for any, is needed");
    }
    return word;
  }

  /** Empty for an address that was made unreadable before the dump was published. */
  private static Optional<Mac> macSource(String word, RuleFamily family) {
    return word.matches("(?i)(XX:){5}XX")
        ? Optional.empty()
        : Optional.of(Values.mac(word, family));
  }

  private static Match mac(Options o, RuleScope rule) {
    Term<Optional<Mac>> source = o.needTerm(MAC_SOURCE);
    if (source.value().isEmpty()) {
      String[] words = {source.not() ? "!" : "", "--mac-source", "XX:XX:XX:XX:XX:XX"};
      return new UnmodelledMatch("mac", Stream.of(words).filter(w -> !w.isEmpty()).toList());
    }
    return new MacMatch(new Term<>(source.not(), source.value().get()));
  }

  private static PacketType packetType(String word, RuleFamily family) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "unicast", "host" -> PacketType.HOST;
      case "broadcast", "bcast" -> PacketType.BROADCAST;
      case "multicast", "mcast" -> PacketType.MULTICAST;
      case "otherhost" -> PacketType.OTHERHOST;
      default ->
          throw new Slip(
              "\"" + word + "\" is no packet type; unicast, broadcast or multicast is needed");
    };
  }

  private static Match physdev(Options o, RuleScope rule) {
    o.needOneOf(List.of(PHYSDEV_IN, PHYSDEV_OUT, IS_IN, IS_OUT, IS_BRIDGED));
    return new PhysdevMatch(
        o.term(PHYSDEV_IN),
        wanted(o, IS_IN),
        o.term(PHYSDEV_OUT),
        wanted(o, IS_OUT),
        wanted(o, IS_BRIDGED));
  }

  private static Optional<Boolean> wanted(Options o, Option<Boolean> flag) {
    return o.term(flag).map(t -> !t.not());
  }

  private static Match addrtype(Options o, RuleScope rule) {
    o.needOneOf(List.of(SRC_TYPE, DST_TYPE));
    o.atMostOneOf(List.of(LIMIT_IN, LIMIT_OUT));
    AddrtypeMatch.Limit limit =
        o.has(LIMIT_IN)
            ? AddrtypeMatch.Limit.IN
            : o.has(LIMIT_OUT) ? AddrtypeMatch.Limit.OUT : AddrtypeMatch.Limit.NONE;
    return new AddrtypeMatch(o.term(SRC_TYPE), o.term(DST_TYPE), limit);
  }

  private static List<String> types(String word, RuleFamily family) {
    List<String> names = List.of(word.toUpperCase(Locale.ROOT).split(",", -1));
    List<String> types = new ArrayList<>(AddrtypeMatch.TYPES);
    types.retainAll(names);
    for (String name : names) {
      if (!AddrtypeMatch.TYPES.contains(name)) {
        throw new Slip(
            "\""
                + name
                + "\" is no address type; the types are "
                + String.join(", ", AddrtypeMatch.TYPES));
      }
    }
    return List.copyOf(types);
  }

  private static Match limit(Options o, RuleScope rule) {
    long period = o.value(LIMIT).orElse(3600L * LimitMatch.SCALE / 3);
    return new LimitMatch(period, o.value(BURST).orElse((long) LimitMatch.DEFAULT_BURST));
  }

  /** {@code 3/min}: the mean time between two packets in 1/10000 s. */
  static long period(String word, RuleFamily family) {
    return period(word, LimitMatch.SCALE);
  }

  /**
   * {@code 3/min}: the mean time between two packets in parts of a second, of which there are
   * {@code scale}.
   */
  static long period(String word, long scale) {
    int slash = word.indexOf('/');
    String number = slash < 0 ? word : word.substring(0, slash);
    long packets = Values.number(number, 1, 0xffffffffL, "rate");
    long seconds = slash < 0 ? 1 : seconds(word.substring(slash + 1).toLowerCase(Locale.ROOT));
    long period = seconds * scale / packets;
    if (period == 0) {
      throw new Slip("the rate " + word + " is too fast; " + scale + " a second is the most");
    }
    return period;
  }

  private static long seconds(String unit) {
    if (!unit.isEmpty()) {
      if ("second".startsWith(unit)) {
        return 1;
      } else if ("minute".startsWith(unit)) {
        return 60;
      } else if ("hour".startsWith(unit)) {
        return 3600;
      } else if ("day".startsWith(unit)) {
        return 24 * 3600;
      }
    }
    throw new Slip("\"" + unit + "\" is no unit of time; second, minute, hour or day is needed");
  }
}

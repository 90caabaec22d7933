package io.github.ricochet.dump;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.StpState;
import io.github.ricochet.host.xtables.Protocols;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.Token;

/** Words of a dump as values. Each throws {@link BadValue} where the word is none. */
final class TokenValues {

  /** The named values of /etc/iproute2/rt_dsfield as most distributions ship it. */
  private static final Map<String, Integer> TOS_NAMES =
      Map.of("lowdelay", 0x10, "throughput", 0x08, "reliability", 0x04, "mincost", 0x02);

  private TokenValues() {}

  static Ip ip(Token token) {
    return Ip.parse(token.getText()).orElseThrow(() -> new BadValue(token, "an IP address"));
  }

  static Ip ip(Token token, Family family) {
    return Ip.parse(token.getText())
        .filter(ip -> ip.family() == family)
        .orElseThrow(() -> new BadValue(token, "an address of " + named(family)));
  }

  private static String named(Family family) {
    return family == Family.IPV4 ? "IPv4" : "IPv6";
  }

  static Prefix prefix(Token token) {
    return Prefix.parse(token.getText())
        .orElseThrow(() -> new BadValue(token, "an address or prefix such as 10.0.0.0/24"));
  }

  static Optional<Mac> mac(Token token) {
    String text = token.getText();
    Optional<Mac> mac = Mac.parse(text);
    // Devices other than Ethernet have longer addresses, or those of a tunnel; people black theirs
    // out.
    if (mac.isEmpty() && !text.matches("[0-9a-fA-FxX:]+|[0-9.]+|\\*+")) {
      throw new BadValue(token, "a link-layer address such as 52:54:00:12:34:56");
    }
    return mac;
  }

  /** A decimal number, or a hexadecimal one with 0x, from 0 to {@code max}. */
  static long number(Token token, long max) {
    String text = token.getText();
    try {
      boolean padded = text.startsWith("0") && text.matches("0+[0-9]+");
      long value = Long.decode(padded ? text.replaceFirst("^0+", "") : text);
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    throw new BadValue(token, "a number from 0 to " + max);
  }

  static int integer(Token token) {
    return (int) number(token, Integer.MAX_VALUE);
  }

  static OptionalInt optional(Token token) {
    return token == null ? OptionalInt.empty() : OptionalInt.of(integer(token));
  }

  static int port(Token token) {
    return (int) number(token, 65535);
  }

  /** {@code 80} or {@code 80-81}. */
  static PortRange ports(Token token) {
    String[] ends = token.getText().split("-", -1);
    try {
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (ends.length <= 2 && first >= 0 && first <= last && last <= 65535) {
        return new PortRange(first, last);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new BadValue(token, "a port or a range of ports such as 80-81");
  }

  /** {@code 0x1} or {@code 0x1/0xff}. */
  static MarkMask mark(Token token) {
    String[] parts = token.getText().split("/", -1);
    try {
      int value = Integer.parseUnsignedInt(strip0x(parts[0]), radix(parts[0]));
      int mask =
          parts.length > 1 ? Integer.parseUnsignedInt(strip0x(parts[1]), radix(parts[1])) : -1;
      return new MarkMask(value, mask);
    } catch (NumberFormatException e) {
      throw new BadValue(token, "a mark such as 0x1/0xff");
    }
  }

  private static String strip0x(String number) {
    return number.startsWith("0x") ? number.substring(2) : number;
  }

  private static int radix(String number) {
    return number.startsWith("0x") ? 16 : 10;
  }

  /** A type of service: a number as iproute2 prints it, or one of its names. */
  static int tos(Token token) {
    Integer named = TOS_NAMES.get(token.getText());
    return named != null ? named : (int) number(token, 255);
  }

  /** A routing table's name, also where {@code ip -N} prints the number of one that has a name. */
  static String table(String printed) {
    return switch (printed) {
      case "253" -> "default";
      case "254" -> "main";
      case "255" -> "local";
      default -> printed;
    };
  }

  /** A scope's name, also where {@code ip -N} prints its number. */
  static String scope(String printed) {
    return switch (printed) {
      case "0" -> "global";
      case "200" -> "site";
      case "253" -> "link";
      case "254" -> "host";
      case "255" -> "nowhere";
      default -> printed;
    };
  }

  static int protocol(Token token) {
    String text = token.getText();
    // ip -N prints ipproto-6.
    String name = text.startsWith("ipproto-") ? text.substring("ipproto-".length()) : text;
    OptionalInt number = Protocols.number(name);
    return number.orElseThrow(() -> new BadValue(token, "an IP protocol such as tcp"));
  }

  /** A spanning tree state as iproute2 prints it, by name or, by old versions, by number. */
  static StpState stp(Token token) {
    if (token.getText().matches("\\(\\d+\\)")) {
      return StpState.UNKNOWN;
    }
    return stp(token.getText())
        .orElseThrow(() -> new BadValue(token, "a port state such as forwarding"));
  }

  /** The state of this name or, as brport/state has it, of this BR_STATE_* number. */
  static Optional<StpState> stp(String text) {
    return Optional.ofNullable(
        switch (text.toLowerCase(Locale.ROOT)) {
          case "disabled", "0" -> StpState.DISABLED;
          case "listening", "1" -> StpState.LISTENING;
          case "learning", "2" -> StpState.LEARNING;
          case "forwarding", "3" -> StpState.FORWARDING;
          case "blocking", "4" -> StpState.BLOCKING;
          default -> null;
        });
  }
}

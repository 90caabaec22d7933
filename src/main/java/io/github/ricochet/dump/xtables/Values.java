package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import java.util.OptionalInt;

/**
 * What words mean: numbers, ports, addresses, marks. Every method takes a word as iptables takes it
 * and throws {@link Slip} with advice where iptables would not.
 */
final class Values {

  private static final int MAX_PORT = 65535;

  private Values() {}

  /** The word itself. */
  static String text(String word, RuleFamily family) {
    return word;
  }

  /**
   * The two numbers in a text: packets and bytes, the largest long where there are too many digits.
   */
  static Counters counters(String text, int from, int to) {
    long[] numbers = new long[2];
    int count = -1;
    boolean before = false;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      boolean is = digit >= 0 && digit <= 9;
      count += is && !before ? 1 : 0;
      if (is) {
        long value = numbers[count];
        boolean fits = value <= (Long.MAX_VALUE - digit) / 10;
        numbers[count] = fits ? value * 10 + digit : Long.MAX_VALUE;
      }
      before = is;
    }
    return new Counters(numbers[0], numbers[1]);
  }

  /**
   * Whether the word is a number as strtoul() with base 0 reads it: decimal, 0x hexadecimal, 0
   * octal.
   */
  static boolean isNumber(String word) {
    return magnitude(word) >= 0;
  }

  /**
   * A number from {@code min} to {@code max}: decimal, hexadecimal with 0x or octal with 0.
   *
   * @param what what the number is, for the message
   */
  static long number(String word, long min, long max, String what) {
    long value = magnitude(word);
    if (value < 0) {
      throw new Slip(
          "\""
              + word
              + "\" is no "
              + what
              + "; a number from "
              + min
              + " to "
              + max
              + " is needed");
    }
    if (value < min || value > max) {
      throw new Slip(what + " " + word + " is out of range; it must be " + min + " to " + max);
    }
    return value;
  }

  /** A reader of whole numbers from {@code min} to {@code max}. */
  static Option.One<Integer> upTo(long min, long max, String what) {
    return (word, family) -> (int) number(word, min, max, what);
  }

  /** A reader of 32-bit numbers without sign. */
  static Option.One<Long> unsigned(String what) {
    return (word, family) -> number(word, 0, 0xffffffffL, what);
  }

  /** -1 where the word is no number; the largest long where it has too many digits. */
  private static long magnitude(String word) {
    boolean hex = word.length() > 2 && word.charAt(0) == '0' && (word.charAt(1) | 0x20) == 'x';
    boolean octal = !hex && word.length() > 1 && word.charAt(0) == '0';
    int radix = hex ? 16 : octal ? 8 : 10;
    long value = word.isEmpty() ? -1 : 0;
    for (int i = hex ? 2 : 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value > (Long.MAX_VALUE - digit) / radix ? Long.MAX_VALUE : value * radix + digit;
    }
    return value;
  }

  /** One port, as a number or as the name of a service. */
  static int port(String word) {
    if (!isNumber(word)) {
      OptionalInt named = Services.port(word);
      return named.orElseThrow(() -> new Slip(noPort(word)));
    }
    return (int) number(word, 0, MAX_PORT, "port");
  }

  private static String noPort(String word) {
    if (word.indexOf(',') >= 0) {
      return "\""
          + word
          + "\" is a list of ports, and this option takes one port or range; use -m multiport --dports (or --sports)";
    }
    if (word.indexOf('-') > 0) {
      return "\"" + word + "\" is no port; a range is written with a colon, as in 80:90";
    }
    return "\"" + word + "\" is no port and no service name; a number from 0 to 65535 is needed";
  }

  /** {@code 80}, {@code 80:90}, {@code :90} or {@code 80:}, with service names where one likes. */
  static PortRange ports(String word, RuleFamily family) {
    return ports(word, ':');
  }

  /**
   * As {@link #ports(String, RuleFamily)}, but a range may be the wrong way round: old kernels had
   * such.
   */
  static PortRange anyPorts(String word, RuleFamily family) {
    int at = word.indexOf(':');
    if (at < 0) {
      return PortRange.of(port(word));
    }
    int first = at == 0 ? 0 : port(word.substring(0, at));
    int last = at == word.length() - 1 ? MAX_PORT : port(word.substring(at + 1));
    return new PortRange(first, last);
  }

  /** A range of ports with this sign between its ends, either of which may be missing. */
  static PortRange ports(String word, char sign) {
    boolean single = word.indexOf(sign) < 0 || Services.port(word).isPresent();
    PortRange range =
        single ? PortRange.of(port(word)) : anyPorts(word.replace(sign, ':'), RuleFamily.IPTABLES);
    if (range.first() > range.last()) {
      throw reversed(word, Slip.LAST_WORD);
    }
    return range;
  }

  /** The slip of a range that ends before it begins. */
  static Slip reversed(String range, int word) {
    return new Slip(
        "the range " + range + " is the wrong way round; the lower number comes first", word);
  }

  /**
   * A range of numbers {@code 3:5} of at most 16 bits; an end that is missing is the least or the
   * largest.
   */
  static Option.One<PortRange> range(int max, String what) {
    return (word, family) -> {
      int at = word.indexOf(':');
      if (at < 0) {
        return PortRange.of((int) number(word, 0, max, what));
      }
      int first = at == 0 ? 0 : (int) number(word.substring(0, at), 0, max, what);
      int last = at == word.length() - 1 ? max : (int) number(word.substring(at + 1), 0, max, what);
      if (first > last) {
        throw reversed(word, Slip.LAST_WORD);
      }
      return new PortRange(first, last);
    };
  }

  /** An address of the rule's family. */
  static Ip address(String word, RuleFamily family) {
    Ip ip = Ip.parse(word).orElseThrow(() -> new Slip(noAddress(word)));
    checkFamily(word, ip, family);
    return ip;
  }

  /** An address with or without a prefix length or mask. */
  static Prefix prefix(String word, RuleFamily family) {
    int slash = word.indexOf('/');
    String address = slash < 0 ? word : word.substring(0, slash);
    Ip ip =
        Ip.parse(address)
            .or(() -> shortAddress(address))
            .orElseThrow(() -> new Slip(noAddress(address)));
    checkFamily(word, ip, family);
    if (slash < 0) {
      return Prefix.of(ip);
    }
    String mask = word.substring(slash + 1);
    if (isNumber(mask) || mask.isEmpty()) {
      int bits = ip.family().bits();
      long length = mask.isEmpty() ? -1 : number(mask, 0, Long.MAX_VALUE, "prefix length");
      if (length < 0 || length > bits) {
        throw new Slip("prefix length \"" + mask + "\" is out of range; it must be 0 to " + bits);
      }
      return Prefix.of(ip, (int) length);
    }
    return Ip.parse(mask)
        .filter(m -> m.family() == ip.family())
        .map(m -> new Prefix(ip, m))
        .orElseThrow(
            () ->
                new Slip(
                    "\"" + mask + "\" is no mask; a prefix length or a dotted mask is needed"));
  }

  /** {@code 10.1} is 10.1.0.0: xtables_numeric_to_ipaddr() fills up what is missing with zeros. */
  private static java.util.Optional<Ip> shortAddress(String word) {
    if (!word.matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}")) {
      return java.util.Optional.empty();
    }
    return Ip.parse(word + ".0".repeat(3 - (int) word.chars().filter(c -> c == '.').count()));
  }

  private static void checkFamily(String word, Ip ip, RuleFamily family) {
    boolean v6 = ip.family() == io.github.ricochet.host.Family.IPV6;
    if (family != RuleFamily.EBTABLES && v6 != (family == RuleFamily.IP6TABLES)) {
      throw new Slip(
          word
              + (v6
                  ? " is an IPv6 address; it belongs to ip6tables"
                  : " is an IPv4 address; it belongs to iptables"));
    }
  }

  private static String noAddress(String word) {
    if (word.matches("[0-9.]+") || word.indexOf(':') >= 0) {
      return "\""
          + word
          + "\" is no IP address; four numbers up to 255 (or an IPv6 address) are needed";
    }
    if (word.startsWith("!")) {
      return "\"" + word + "\" is no IP address; a ! stands before the option, as in ! -s 10.0.0.1";
    }
    if (word.startsWith("$")) {
      return "\"" + word + "\" is no IP address; a rules file knows no variables of a shell";
    }
    if (word.matches("[0-9.]+-[0-9.]+")) {
      return "\""
          + word
          + "\" is a range of addresses; -m iprange --src-range (or --dst-range) takes it";
    }
    return "\""
        + word
        + "\" is no IP address; host names are never looked up, so write the address";
  }

  /** {@code 0x1} or {@code 0x1/0xff}. */
  static MarkMask mark(String word, RuleFamily family) {
    int slash = word.indexOf('/');
    long value = number(slash < 0 ? word : word.substring(0, slash), 0, 0xffffffffL, "mark");
    long mask = slash < 0 ? 0xffffffffL : number(word.substring(slash + 1), 0, 0xffffffffL, "mask");
    return new MarkMask((int) value, (int) mask);
  }

  /** Six octets with colons. */
  static Mac mac(String word, RuleFamily family) {
    return Mac.parse(word)
        .orElseThrow(
            () ->
                new Slip(
                    "\""
                        + word
                        + "\" is no Ethernet address; six octets such as 00:16:3e:00:00:01 are needed"));
  }
}

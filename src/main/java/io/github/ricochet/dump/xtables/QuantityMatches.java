package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.ConnbytesMatch;
import io.github.ricochet.host.xtables.ConnlimitMatch;
import io.github.ricochet.host.xtables.HashlimitMatch;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.QuotaMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The matches on quantities that a single packet does not reach: connlimit, hashlimit, quota,
 * connbytes.
 */
final class QuantityMatches {

  /** XT_HASHLIMIT_SCALE_v2: units of time in a second. */
  private static final long HASHLIMIT_SCALE = 1_000_000;

  private static final Option<Long> ABOVE = Option.one("connlimit-above", Values.unsigned("limit"));
  private static final Option<Long> UPTO = Option.one("connlimit-upto", Values.unsigned("limit"));
  private static final Option<Integer> MASK =
      Option.one("connlimit-mask", QuantityMatches::maskLength).plain();
  private static final Option<Boolean> SADDR = Option.flag("connlimit-saddr").plain();
  private static final Option<Boolean> DADDR = Option.flag("connlimit-daddr").plain();

  private static final Option<String> HASH_UPTO =
      Option.one("hashlimit-upto", QuantityMatches::rate).also("hashlimit");
  private static final Option<String> HASH_ABOVE =
      Option.one("hashlimit-above", QuantityMatches::rate);
  private static final Option<String> HASH_BURST =
      Option.one("hashlimit-burst", QuantityMatches::burst).plain();

  /** In the save program's order. */
  private static final List<Option<?>> HASH_OPTIONS =
      List.of(
          HASH_BURST,
          Option.one("hashlimit-mode", QuantityMatches::mode).plain(),
          Option.one("hashlimit-name", (w, f) -> w).plain(),
          Option.one("hashlimit-htable-size", Printed.decimal(0xffffffffL, "size")).plain(),
          Option.one("hashlimit-htable-max", Printed.decimal(0xffffffffL, "size")).plain(),
          Option.one("hashlimit-htable-gcinterval", Printed.decimal(0xffffffffL, "time")).plain(),
          Option.one("hashlimit-htable-expire", Printed.decimal(0xffffffffL, "time")).plain(),
          Option.one("hashlimit-srcmask", QuantityMatches::hostMask).plain(),
          Option.one("hashlimit-dstmask", QuantityMatches::hostMask).plain(),
          Option.flag("hashlimit-rate-match").plain(),
          Option.one("hashlimit-rate-interval", Printed.decimal(0xffffffffL, "time")).plain());

  private static final Option<Long> QUOTA =
      Option.one("quota", (w, f) -> Values.number(w, 0, Long.MAX_VALUE, "number of bytes"));

  private static final Option<String> CONNBYTES = Option.one("connbytes", Values::text);
  private static final Option<String> CONNBYTES_DIR =
      Option.one("connbytes-dir", Printed.oneOf("original", "reply", "both")).plain();
  private static final Option<String> CONNBYTES_MODE =
      Option.one("connbytes-mode", Printed.oneOf("packets", "bytes", "avgpkt")).plain();

  private QuantityMatches() {}

  static List<Extension<Match>> all() {
    List<Option<?>> hashlimit = new ArrayList<>(HASH_OPTIONS);
    hashlimit.add(HASH_UPTO);
    hashlimit.add(HASH_ABOVE);
    return List.of(
        new Extension<>(
            "connlimit", List.of(ABOVE, UPTO, MASK, SADDR, DADDR), QuantityMatches::connlimit),
        new Extension<>("hashlimit", hashlimit, QuantityMatches::hashlimit),
        new Extension<>("quota", List.of(QUOTA), (o, rule) -> new QuotaMatch(o.needTerm(QUOTA))),
        new Extension<>(
            "connbytes",
            List.of(CONNBYTES, CONNBYTES_DIR, CONNBYTES_MODE),
            QuantityMatches::connbytes));
  }

  /** A prefix length, or a mask, of which iptables counts the leading bits or takes all. */
  private static int maskLength(String word, RuleFamily family) {
    Optional<Ip> mask = Ip.parse(word);
    if (mask.isEmpty()) {
      return (int) Values.number(word, 0, 128, "prefix length");
    }
    int bits = mask.get().family().bits();
    return new Prefix(Ip.mask(mask.get().family(), 0), mask.get()).length().orElse(bits);
  }

  private static Match connlimit(Options o, RuleScope rule) {
    o.needOneOf(List.of(ABOVE, UPTO));
    o.atMostOneOf(List.of(ABOVE, UPTO));
    o.atMostOneOf(List.of(SADDR, DADDR));
    Option<Long> given = o.has(ABOVE) ? ABOVE : UPTO;
    boolean above = o.has(ABOVE) != o.needTerm(given).not();
    int bits = rule.isIpv6() ? 128 : 32;
    int mask = o.value(MASK).orElse(bits);
    if (mask > bits) {
      throw new Slip(
          "prefix length " + mask + " is out of range; it must be 0 to " + bits, o.word(MASK));
    }
    return new ConnlimitMatch(above, o.need(given), mask, o.has(DADDR));
  }

  private static Match hashlimit(Options o, RuleScope rule) {
    o.needOneOf(List.of(HASH_UPTO, HASH_ABOVE));
    o.atMostOneOf(List.of(HASH_UPTO, HASH_ABOVE));
    Option<String> given = o.has(HASH_ABOVE) ? HASH_ABOVE : HASH_UPTO;
    String rate = o.need(given);
    List<String> words = new ArrayList<>(Printed.words(o, HASH_OPTIONS));
    String all = rule.isIpv6() ? "128" : "32";
    removeOption(words, "--hashlimit-srcmask", all);
    removeOption(words, "--hashlimit-dstmask", all);
    if (!words.contains("--hashlimit-name")) {
      throw new Slip("the option --hashlimit-name is missing; it must be given");
    }
    if (!o.has(HASH_BURST) && !rate.endsWith("b/s")) {
      words.addAll(0, List.of("--hashlimit-burst", Integer.toString(LimitMatch.DEFAULT_BURST)));
    }
    return new HashlimitMatch(
        o.has(HASH_ABOVE) != o.needTerm(given).not(), rate, List.copyOf(words));
  }

  private static void removeOption(List<String> words, String option, String value) {
    int at = words.indexOf(option);
    if (at >= 0 && words.get(at + 1).equals(value)) {
      words.subList(at, at + 2).clear();
    }
  }

  /** {@code 3/min}, or a number of bytes such as {@code 512kb/s}. */
  private static String rate(String word, RuleFamily family) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.endsWith("b/s")) {
      String number = lower.substring(0, lower.length() - 3).replaceAll("[km]$", "");
      Values.number(number, 1, 0xffffffffL, "rate in bytes");
      return lower;
    }
    return LimitMatch.rate(PacketMatches.period(word, HASHLIMIT_SCALE), HASHLIMIT_SCALE);
  }

  private static String burst(String word, RuleFamily family) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.endsWith("b")) {
      String number = lower.substring(0, lower.length() - 1).replaceAll("[km]$", "");
      Values.number(number, 1, 0xffffffffL, "number of bytes");
      return lower;
    }
    return Long.toString(Values.number(word, 1, HASHLIMIT_SCALE, "burst"));
  }

  private static String mode(String word, RuleFamily family) {
    List<String> order = new ArrayList<>(List.of("srcip", "srcport", "dstip", "dstport"));
    List<String> given = List.of(word.split(",", -1));
    for (String name : given) {
      if (!order.contains(name)) {
        throw new Slip(
            "\"" + name + "\" is no hash key; srcip, srcport, dstip or dstport is needed");
      }
    }
    order.retainAll(given);
    return String.join(",", order);
  }

  private static String hostMask(String word, RuleFamily family) {
    int bits = family == RuleFamily.IP6TABLES ? 128 : 32;
    return Long.toString(Values.number(word, 0, bits, "prefix length"));
  }

  private static Match connbytes(Options o, RuleScope rule) {
    String range = o.need(CONNBYTES);
    int colon = range.indexOf(':');
    String first = colon < 0 ? range : range.substring(0, colon);
    String last = colon < 0 ? "" : range.substring(colon + 1);
    long from = first.isEmpty() ? 0 : Values.number(first, 0, Long.MAX_VALUE, "number");
    OptionalLong to =
        last.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Values.number(last, 0, Long.MAX_VALUE, "number"));
    if (to.isPresent() && to.getAsLong() < from) {
      throw Values.reversed(range, o.word(CONNBYTES));
    }
    ConnbytesMatch.Mode mode =
        ConnbytesMatch.Mode.valueOf(o.need(CONNBYTES_MODE).toUpperCase(Locale.ROOT));
    return new ConnbytesMatch(o.needTerm(CONNBYTES).not(), from, to, mode, o.need(CONNBYTES_DIR));
  }
}

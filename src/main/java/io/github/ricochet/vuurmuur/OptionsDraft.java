package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes the options of a rule one by one, with parse_option()'s idea of what each may be. */
final class OptionsDraft {

  private static final Set<String> REJECT_TYPES =
      Set.of(
          "icmp-net-unreachable",
          "icmp-host-unreachable",
          "icmp-proto-unreachable",
          "icmp-port-unreachable",
          "icmp-net-prohibited",
          "icmp-host-prohibited",
          "tcp-reset");

  private static final Set<String> TIMES = Set.of("sec", "min", "hour", "day");
  private static final Set<String> BANDWIDTHS = Set.of("kbit", "mbit", "kbps", "mbps");

  private boolean log;
  private boolean random;
  private long logLimit;
  private long limit;
  private String unit = "";
  private long burst;
  private Optional<Word> in = Optional.empty();
  private Optional<Word> out = Optional.empty();
  private Optional<Word> via = Optional.empty();
  private Optional<List<PortRange>> listen = Optional.empty();
  private Optional<List<PortRange>> remote = Optional.empty();
  private int redirect;
  private int mark;
  private Optional<String> reject = Optional.empty();
  private Optional<String> chain = Optional.empty();
  private int queue;
  private int logGroup;

  /** An option without a value; whether there is such a one. */
  boolean flag(String name) {
    switch (name) {
      case "log" -> log = true;
      case "random" -> random = true;
      case "queue", "markiptstate" -> {
        // Gone; Vuurmuur passes them over.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * An option with a value; whether there is such a one.
   *
   * @param value as Vuurmuur sees it: behind the equals sign, with its quotes
   * @throws Unreadable if Vuurmuur leaves the rule out for it
   */
  boolean setting(String name, Word value) {
    String plain = value.text().replace("\"", "");
    switch (name) {
      case "loglimit" -> logLimit = Numbers.atoi(plain);
      case "limit" -> limit(value, plain);
      case "burst" -> burst = Numbers.atoi(plain);
      case "int", "in_int" -> in = inner(value);
      case "out_int" -> out = inner(value);
      case "via_int" -> via = inner(value);
      case "listenport" -> listen = ports(listen, value, plain);
      case "remoteport" -> remote = ports(remote, value, plain);
      case "redirectport" -> redirect = redirect(value, plain);
      case "nfmark" -> mark = (int) Numbers.atoi(plain);
      case "rejecttype" -> reject = Optional.of(reject(value, plain));
      case "chain" -> chain = inner(value).map(Word::text);
      case "nfqueuenum" -> queue = (int) Numbers.atoi(plain) & 0xffff;
      case "nflognum" -> logGroup = (int) Numbers.atoi(plain) & 0xffff;
      case "in_max", "in_min", "out_max", "out_min" -> bandwidth(value, plain);
      case "comment", "logprefix", "prio" -> {
        // They decide no flow.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Without its first and last character, which Vuurmuur takes for quotes unseen. */
  private static Optional<Word> inner(Word value) {
    String text = value.text();
    return text.length() <= 2
        ? Optional.empty()
        : Optional.of(new Word(text.substring(1, text.length() - 1), value.origin()));
  }

  private void limit(Word value, String plain) {
    int slash = plain.indexOf('/');
    String time = slash < 0 ? "sec" : plain.substring(slash + 1);
    unit = time.length() > 4 ? time.substring(0, 4) : time;
    if (!TIMES.contains(unit.toLowerCase(Locale.ROOT))) {
      throw new Unreadable(
          value, "\"" + time + "\" is no time for a limit; it is one of sec, min, hour, day");
    }
    limit = Numbers.atoi(plain);
  }

  private static int redirect(Word value, String plain) {
    long port = Numbers.atoi(plain);
    if (port < 1 || port > 65535) {
      throw new Unreadable(value, "redirectport must be 1 to 65535");
    }
    return (int) port;
  }

  private static String reject(Word value, String plain) {
    if (!REJECT_TYPES.contains(plain)) {
      throw new Unreadable(
          value,
          "\""
              + plain
              + "\" is no rejecttype; it is one of "
              + String.join(", ", REJECT_TYPES.stream().sorted().toList()));
    }
    return plain;
  }

  private static void bandwidth(Word value, String plain) {
    int digits = Numbers.digits(plain, 0, plain.length());
    if (!BANDWIDTHS.contains(plain.substring(digits))) {
      throw new Unreadable(
          value, "\"" + plain + "\" has no unit of bandwidth: kbit, mbit, kbps or mbps");
    }
  }

  private static Optional<List<PortRange>> ports(
      Optional<List<PortRange>> before, Word value, String plain) {
    List<PortRange> ports = new ArrayList<>(before.orElse(List.of()));
    boolean ranges = false;
    for (String part : plain.split(",", -1)) {
      ranges |= part.indexOf(':') >= 0;
      ports.add(ranges ? range(value, part) : port(value, part));
    }
    return Optional.of(List.copyOf(ports));
  }

  private static PortRange port(Word value, String part) {
    long port = Numbers.atoi(part);
    if (port < 1 || port > 65535) {
      throw new Unreadable(value, "\"" + part + "\" is no port; it must be 1 to 65535");
    }
    return PortRange.of((int) port);
  }

  private static PortRange range(Word value, String part) {
    PortSpec range = PortSpec.of(0, part, "");
    if (!range.isValid()) {
      throw new Unreadable(value, "\"" + part + "\" is no range of ports");
    }
    return range.destination();
  }

  RuleOptions build() {
    Optional<Rate> rate = limit > 0 ? Optional.of(new Rate(limit, unit, burst)) : Optional.empty();
    Optional<Rate> logged =
        logLimit > 0 ? Optional.of(new Rate(logLimit, "sec", 2 * logLimit)) : rate;
    return new RuleOptions(
        log, random, logged, rate, in, out, via, listen, remote, redirect, mark, reject, chain,
        queue, logGroup);
  }
}

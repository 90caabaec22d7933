package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** REJECT and the targets that only write down what they see: LOG, NFLOG, ULOG, TRACE. */
final class LogTargets {

  private static final Map<String, String> REJECT_V4 =
      Map.ofEntries(
          Map.entry("icmp-net-unreachable", "net-unreach"),
          Map.entry("icmp-host-unreachable", "host-unreach"),
          Map.entry("icmp-proto-unreachable", "proto-unreach"),
          Map.entry("icmp-port-unreachable", "port-unreach"),
          Map.entry("icmp-net-prohibited", "net-prohib"),
          Map.entry("icmp-host-prohibited", "host-prohib"),
          Map.entry("tcp-reset", "tcp-rst"),
          Map.entry("icmp-admin-prohibited", "admin-prohib"));

  private static final Map<String, String> REJECT_V6 =
      Map.of(
          "icmp6-no-route", "no-route",
          "icmp6-adm-prohibited", "adm-prohibited",
          "icmp6-addr-unreachable", "addr-unreach",
          "icmp6-port-unreachable", "port-unreach",
          "tcp-reset", "tcp-rst",
          "icmp6-policy-fail", "policy-fail",
          "icmp6-reject-route", "reject-route");

  private static final Option<String> REJECT_WITH =
      Option.one("reject-with", LogTargets::rejectWith).plain();

  private static final Option<String> LOG_PREFIX =
      Option.one("log-prefix", (word, family) -> prefix(word, 29)).plain();
  private static final Option<String> LOG_LEVEL =
      Option.one("log-level", LogTargets::logLevel).plain();
  private static final Option<String> NFLOG_PREFIX =
      Option.one("nflog-prefix", (word, family) -> prefix(word, 127)).plain();

  private LogTargets() {}

  static List<Extension<Target>> all() {
    return List.of(
        new Extension<>("REJECT", List.of(REJECT_WITH), LogTargets::reject),
        log(),
        nflog(),
        Printed.harmless(
            "ULOG",
            Option.one("ulog-prefix", (word, family) -> prefix(word, 31)).plain(),
            Option.one("ulog-nlgroup", Printed.decimal(32, "group")).plain(),
            Option.one("ulog-cprange", Printed.decimal(0xffffffffL, "length")).plain(),
            Option.one("ulog-qthreshold", Printed.decimal(50, "threshold")).plain()),
        Printed.harmless("TRACE"));
  }

  /** The default level, 4 for warnings, is not printed. */
  private static Extension<Target> log() {
    List<Option<?>> order =
        List.of(
            LOG_PREFIX,
            LOG_LEVEL,
            Option.flag("log-tcp-sequence").plain(),
            Option.flag("log-tcp-options").plain(),
            Option.flag("log-ip-options").plain(),
            Option.flag("log-uid").plain(),
            Option.flag("log-macdecode").plain());
    return new Extension<>(
        "LOG",
        order,
        (o, rule) ->
            new MangleTarget.Harmless("LOG", without(Printed.words(o, order), "--log-level", "4")));
  }

  /** Group 0 and threshold 0 are the defaults, and not printed. */
  private static Extension<Target> nflog() {
    List<Option<?>> options =
        List.of(
            NFLOG_PREFIX,
            Option.one("nflog-group", Printed.decimal(65535, "group")).plain(),
            Option.one("nflog-size", Printed.decimal(0xffffffffL, "length")).plain(),
            Option.one("nflog-range", Printed.decimal(0xffffffffL, "length")).plain(),
            Option.one("nflog-threshold", Printed.decimal(65535, "threshold")).plain());
    return new Extension<>(
        "NFLOG",
        options,
        (o, rule) -> {
          List<String> words = without(Printed.words(o, options), "--nflog-group", "0");
          return new MangleTarget.Harmless("NFLOG", without(words, "--nflog-threshold", "0"));
        });
  }

  /** The words without an option that has its default value. */
  private static List<String> without(List<String> words, String option, String value) {
    int at = words.indexOf(option);
    if (at < 0 || !words.get(at + 1).equals(value)) {
      return words;
    }
    List<String> rest = new ArrayList<>(words);
    rest.subList(at, at + 2).clear();
    return List.copyOf(rest);
  }

  private static Target reject(Options o, RuleScope rule) {
    rule.needTable("-j REJECT", "filter");
    String with =
        o.value(REJECT_WITH)
            .orElse(rule.isIpv6() ? "icmp6-port-unreachable" : "icmp-port-unreachable");
    if (with.equals("tcp-reset")) {
      rule.needProtocol("--reject-with tcp-reset", Protocols.TCP);
    }
    return new Reject(with);
  }

  /** A name in full, its short alias, or the unambiguous beginning of either. */
  private static String rejectWith(String word, RuleFamily family) {
    Map<String, String> names = family == RuleFamily.IP6TABLES ? REJECT_V6 : REJECT_V4;
    String wanted = word.toLowerCase(Locale.ROOT);
    List<String> found =
        names.entrySet().stream()
            .filter(e -> e.getKey().startsWith(wanted) || e.getValue().startsWith(wanted))
            .map(Map.Entry::getKey)
            .toList();
    if (wanted.isEmpty() || found.isEmpty()) {
      throw new Slip(
          "\""
              + word
              + "\" is no kind of reject; one of "
              + String.join(", ", new TreeSet<>(names.keySet()))
              + " is needed");
    }
    return names.containsKey(wanted) ? wanted : found.get(0);
  }

  /** The prefix of a log line, in bytes at most {@code max}. */
  private static String prefix(String word, int max) {
    if (word.length() > max) {
      throw new Slip(
          "a log prefix of " + word.length() + " characters; at most " + max + " are allowed");
    }
    return Words.quote(word);
  }

  private static String logLevel(String word, RuleFamily family) {
    List<String> names =
        List.of("emerg", "alert", "crit", "error", "warning", "notice", "info", "debug");
    int level = names.indexOf(word.toLowerCase(Locale.ROOT));
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "panic" -> "0";
      case "err" -> "3";
      default -> Long.toString(level >= 0 ? level : Values.number(word, 0, 7, "log level"));
    };
  }
}

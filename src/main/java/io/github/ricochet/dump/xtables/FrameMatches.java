package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.BridgeWatcher;
import io.github.ricochet.host.xtables.Ethertypes;
import io.github.ricochet.host.xtables.FrameMatch;
import io.github.ricochet.host.xtables.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The matches of ebtables on frames other than IP, and its watchers. */
final class FrameMatches {

  private static final List<String> ARP_OPS =
      List.of(
          "Request",
          "Reply",
          "Request_Reverse",
          "Reply_Reverse",
          "DRARP_Request",
          "DRARP_Reply",
          "DRARP_Error",
          "InARP_Request",
          "ARP_NAK");

  private FrameMatches() {}

  static List<Extension<Match>> all() {
    return List.of(arp(), vlan(), stp(), llc(), string(), log(), nflog(), ulog());
  }

  private static Extension<Match> frames(String name, FrameMatch.Kind kind, Option<?>... order) {
    List<Option<?>> options = List.of(order);
    return new Extension<>(name, options, (o, rule) -> new FrameMatch(kind, words(o, options)));
  }

  private static Extension<Match> watcher(String name, Option<?>... order) {
    List<Option<?>> options = List.of(order);
    return new Extension<>(name, options, (o, rule) -> new BridgeWatcher(words(o, options)));
  }

  /** As {@link Printed#words}, with {@code !} behind the option. */
  private static List<String> words(Options given, List<Option<?>> order) {
    List<String> words = new ArrayList<>(Printed.words(given, order));
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("!")) {
        words.set(i, words.get(i + 1));
        words.set(++i, "!");
      }
    }
    return List.copyOf(words);
  }

  private static Extension<Match> arp() {
    return frames(
        "arp",
        FrameMatch.Kind.ARP,
        Option.one("arp-op", FrameMatches::arpOperation).also("arp-opcode"),
        Option.one("arp-htype", (w, f) -> w.equalsIgnoreCase("Ethernet") ? "1" : number(w, 65535)),
        Option.one("arp-ptype", FrameMatches::etherType),
        Option.one("arp-ip-src", FrameMatches::address),
        Option.one("arp-ip-dst", FrameMatches::address),
        Option.one("arp-mac-src", FrameMatches::mac),
        Option.one("arp-mac-dst", FrameMatches::mac),
        Option.flag("arp-gratuitous"));
  }

  private static Extension<Match> vlan() {
    return frames(
        "vlan",
        FrameMatch.Kind.VLAN,
        Option.one("vlan-id", (w, f) -> number(w, 4094)),
        Option.one("vlan-prio", (w, f) -> number(w, 7)),
        Option.one("vlan-encap", FrameMatches::encapsulated));
  }

  private static Extension<Match> stp() {
    return frames(
        "stp",
        FrameMatch.Kind.STP,
        Option.one("stp-type", Values::text),
        Option.one("stp-flags", Values::text),
        Option.one("stp-root-prio", Values::text),
        Option.one("stp-root-addr", Values::text),
        Option.one("stp-root-cost", Values::text),
        Option.one("stp-sender-prio", Values::text),
        Option.one("stp-sender-addr", Values::text),
        Option.one("stp-port", Values::text),
        Option.one("stp-msg-age", Values::text),
        Option.one("stp-max-age", Values::text),
        Option.one("stp-hello-time", Values::text),
        Option.one("stp-forward-delay", Values::text));
  }

  private static Extension<Match> llc() {
    return frames(
        "802_3",
        FrameMatch.Kind.LLC,
        Option.one(
            "802_3-sap",
            (w, f) -> String.format(Locale.ROOT, "0x%02x", Values.number(hex(w), 0, 255, "SAP"))),
        Option.one(
            "802_3-type",
            (w, f) ->
                String.format(Locale.ROOT, "0x%04x", Values.number(hex(w), 0, 65535, "type"))));
  }

  /** Of ebtables itself; iptables' variant has no such match. */
  private static Extension<Match> string() {
    return frames(
        "string",
        FrameMatch.Kind.STRING,
        Option.one("string-algo", Printed.oneOf("bm", "kmp")).plain(),
        Option.one("string-from", Printed.decimal(65535, "offset")).plain(),
        Option.one("string-to", Printed.decimal(65535, "offset")).plain(),
        Option.one("string", (w, f) -> "\"" + w + "\""),
        Option.one("string-hex", (w, f) -> "\"" + w + "\""),
        Option.flag("string-icase").plain());
  }

  private static Extension<Match> log() {
    List<Option<?>> options =
        List.of(
            Option.flag("log").plain(),
            Option.one("log-level", FrameMatches::logLevel).plain(),
            Option.one("log-prefix", (w, f) -> "\"" + w + "\"").plain(),
            Option.flag("log-ip").plain(),
            Option.flag("log-arp").plain(),
            Option.flag("log-ip6").plain());
    return new Extension<>(
        "log",
        options,
        (o, rule) -> {
          List<String> words = new ArrayList<>(words(o, options.subList(1, options.size())));
          if (!words.contains("--log-level")) {
            words.add(0, "--log-level");
            words.add(1, "notice");
          }
          return new BridgeWatcher(List.copyOf(words));
        });
  }

  private static Extension<Match> nflog() {
    List<Option<?>> options =
        List.of(
            Option.flag("nflog").plain(),
            Option.one("nflog-prefix", (w, f) -> "\"" + w + "\"").plain(),
            Option.one("nflog-group", (w, f) -> number(w, 65535)).plain(),
            Option.one("nflog-range", (w, f) -> number(w, 0xffffffffL)).plain(),
            Option.one("nflog-threshold", (w, f) -> number(w, 65535)).plain());
    return new Extension<>(
        "nflog",
        options,
        (o, rule) -> {
          List<String> words = new ArrayList<>(words(o, options.subList(1, options.size())));
          if (!words.contains("--nflog-group")) {
            int at = words.contains("--nflog-prefix") ? 2 : 0;
            words.add(at, "--nflog-group");
            words.add(at + 1, "1");
          }
          return new BridgeWatcher(List.copyOf(words));
        });
  }

  private static Extension<Match> ulog() {
    return watcher(
        "ulog",
        Option.flag("ulog").plain(),
        Option.one("ulog-prefix", (w, f) -> "\"" + w + "\"").plain(),
        Option.one("ulog-nlgroup", (w, f) -> number(w, 32)).plain(),
        Option.one("ulog-cprange", (w, f) -> number(w, 0xffffffffL)).plain(),
        Option.one("ulog-qthreshold", (w, f) -> number(w, 50)).plain());
  }

  private static String number(String word, long max) {
    return Long.toString(Values.number(word, 0, max, "number"));
  }

  private static String hex(String word) {
    return word.regionMatches(true, 0, "0x", 0, 2) ? word : "0x" + word;
  }

  private static String arpOperation(String word, RuleFamily family) {
    for (String name : ARP_OPS) {
      if (name.equalsIgnoreCase(word)) {
        return name;
      }
    }
    int number = (int) Values.number(word, 0, 65535, "ARP operation");
    return number >= 1 && number <= ARP_OPS.size()
        ? ARP_OPS.get(number - 1)
        : Integer.toString(number);
  }

  private static String etherType(String word, RuleFamily family) {
    int number =
        Ethertypes.number(word)
            .orElseGet(() -> (int) Values.number(hex(word), 0, 65535, "protocol"));
    return "0x" + Integer.toHexString(number);
  }

  private static String encapsulated(String word, RuleFamily family) {
    int number =
        Ethertypes.number(word)
            .orElseGet(() -> (int) Values.number(hex(word), 0, 65535, "protocol"));
    return String.format(Locale.ROOT, "%04X", number);
  }

  private static String address(String word, RuleFamily family) {
    Prefix prefix = Values.prefix(word, RuleFamily.IPTABLES);
    return prefix.isSingle() ? prefix.network().toString() : prefix.toString();
  }

  private static String mac(String word, RuleFamily family) {
    return BridgeRuleReader.mac(word).toString();
  }

  private static String logLevel(String word, RuleFamily family) {
    List<String> names =
        List.of("emerg", "alert", "crit", "error", "warning", "notice", "info", "debug");
    return names.contains(word.toLowerCase(Locale.ROOT))
        ? word.toLowerCase(Locale.ROOT)
        : names.get((int) Values.number(word, 0, 7, "log level"));
  }
}

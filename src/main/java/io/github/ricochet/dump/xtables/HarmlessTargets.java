package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The targets that leave the packet's way as it is: they count, label, copy or touch fields that no
 * route depends on.
 */
final class HarmlessTargets {

  private static final long U32 = 0xffffffffL;

  private static final Map<String, Integer> TCP_OPTIONS =
      Map.of("mss", 2, "wscale", 3, "sack-permitted", 4, "sack", 5, "timestamp", 8, "md5", 19);

  private HarmlessTargets() {}

  static List<Extension<Target>> all() {
    return List.of(
        Printed.harmless(
            "AUDIT", Option.one("type", Printed.oneOf("accept", "drop", "reject")).plain()),
        Printed.harmless("CHECKSUM", Option.flag("checksum-fill").plain()),
        Printed.harmless(
            "CLASSIFY", Option.one("set-class", HarmlessTargets::trafficClass).plain().required()),
        Printed.harmless(
            "CONNSECMARK", Option.flag("save").plain(), Option.flag("restore").plain()),
        Printed.harmless("SECMARK", Option.one("selctx", Values::text).plain()),
        ecn(),
        Printed.harmless(
            "IDLETIMER",
            Option.one("timeout", Printed.decimal(U32, "time in seconds")).plain().required(),
            Option.one("label", Values::text).plain().required(),
            Option.flag("alarm").plain(),
            Option.flag("send_nl_msg").plain()),
        Printed.harmless(
            "LED",
            Option.one("led-trigger-id", (w, f) -> "\"" + w + "\"").plain(),
            Option.one("led-delay", Values::text).plain(),
            Option.flag("led-always-blink").plain()),
        Printed.harmless(
            "RATEEST",
            Option.one("rateest-name", Values::text).plain(),
            Option.one("rateest-interval", Values::text).plain(),
            Option.one("rateest-ewmalog", Values::text).plain()),
        Printed.harmless(
            "TCPMSS",
            Option.one("set-mss", Printed.decimal(65535, "MSS")).plain(),
            Option.flag("clamp-mss-to-pmtu").plain()),
        Printed.harmless(
            "TCPOPTSTRIP", Option.one("strip-options", HarmlessTargets::tcpOptions).plain()),
        Printed.harmless(
            "TEE",
            Option.one("gateway", (w, f) -> Values.address(w, f).toString()).plain().required(),
            Option.one("oif", PacketMatches::device).plain()),
        set());
  }

  /** ECN_save() of libipt_ECN.c prints two bits that are taken away as one option. */
  private static Extension<Target> ecn() {
    Option<Boolean> remove = Option.flag("ecn-tcp-remove").plain();
    Option<String> ece = Option.one("ecn-tcp-ece", Printed.decimal(1, "bit")).plain();
    Option<String> cwr = Option.one("ecn-tcp-cwr", Printed.decimal(1, "bit")).plain();
    Option<String> ect = Option.one("ecn-ip-ect", Printed.decimal(3, "ECN codepoint")).plain();
    List<Option<?>> options = List.of(remove, ece, cwr, ect);
    return new Extension<>(
        "ECN",
        options,
        (o, rule) -> {
          rule.needTable("-j ECN", "mangle");
          o.needOneOf(options);
          if (o.has(remove) || o.has(ece) || o.has(cwr)) {
            rule.needProtocol("-j ECN", Protocols.TCP);
          }
          List<String> words = new ArrayList<>(Printed.words(o, List.of(ece, cwr, ect)));
          if (o.has(remove)) {
            words.addAll(0, List.of("--ecn-tcp-ece", "0", "--ecn-tcp-cwr", "0"));
          }
          boolean removes = words.equals(List.of("--ecn-tcp-ece", "0", "--ecn-tcp-cwr", "0"));
          return new MangleTarget.Harmless(
              "ECN", removes ? List.of("--ecn-tcp-remove") : List.copyOf(words));
        });
  }

  /** {@code MAJOR:MINOR} in hexadecimal. */
  private static String trafficClass(String word, RuleFamily family) {
    String[] parts = word.split(":", -1);
    if (parts.length != 2) {
      throw new Slip("\"" + word + "\" is no class; MAJOR:MINOR in hexadecimal is needed");
    }
    return String.format(Locale.ROOT, "%04x:%04x", hex(parts[0]), hex(parts[1]));
  }

  private static long hex(String word) {
    String digits = word.regionMatches(true, 0, "0x", 0, 2) ? word : "0x" + word;
    return Values.number(digits, 0, 65535, "half of a class");
  }

  private static String tcpOptions(String word, RuleFamily family) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (String part : word.split(",", -1)) {
      Integer named = TCP_OPTIONS.get(part);
      numbers.add(named != null ? named : (int) Values.number(part, 2, 255, "TCP option"));
    }
    List<String> printed = new ArrayList<>();
    numbers.forEach(n -> printed.add(n.toString()));
    return String.join(",", printed);
  }

  /**
   * SET puts addresses into ipsets. With --map-set it takes marks from there, and then is not
   * known.
   */
  private static Extension<Target> set() {
    Option<String> map = Option.two("map-set", HarmlessTargets::member).plain();
    List<Option<?>> order =
        List.of(
            Option.two("add-set", HarmlessTargets::member).plain(),
            Option.two("del-set", HarmlessTargets::member).plain(),
            map,
            Option.flag("exist").plain(),
            Option.one("timeout", Printed.decimal(U32, "time in seconds")).plain(),
            Option.flag("map-mark").plain(),
            Option.flag("map-prio").plain(),
            Option.flag("map-queue").plain());
    return new Extension<>(
        "SET",
        order,
        (o, rule) -> {
          o.needOneOf(order.subList(0, 3));
          List<String> words = Printed.words(o, order);
          return o.has(map)
              ? new Target.Unmodelled("SET", List.of(String.join(" ", words).split(" ", -1)))
              : new MangleTarget.Harmless("SET", words);
        });
  }

  private static String member(String set, String directions, RuleFamily family) {
    return SetMatches.setName(set) + " " + SetMatches.directions(directions);
  }
}

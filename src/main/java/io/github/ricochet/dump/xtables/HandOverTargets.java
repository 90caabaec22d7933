package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.HandOver;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The targets that hand the packet to a program, a socket or another machine, and those whose
 * effect no dump tells.
 */
final class HandOverTargets {

  private static final long U32 = 0xffffffffL;

  private static final Option<String> QUEUE_NUM =
      Option.one("queue-num", Printed.decimal(65535, "queue")).plain();
  private static final Option<String> QUEUE_BALANCE =
      Option.one("queue-balance", HandOverTargets::balance).plain();
  private static final Option<Boolean> QUEUE_BYPASS = Option.flag("queue-bypass").plain();
  private static final Option<Boolean> QUEUE_CPU_FANOUT = Option.flag("queue-cpu-fanout").plain();

  private static final Option<Integer> ON_PORT =
      Option.one("on-port", (w, f) -> Values.port(w)).plain();
  private static final Option<String> ON_IP =
      Option.one("on-ip", (w, f) -> Values.address(w, f).toString()).plain();
  private static final Option<String> TPROXY_MARK =
      Option.one("tproxy-mark", HandOverTargets::mark).plain();

  private HandOverTargets() {}

  static List<Extension<Target>> all() {
    return List.of(
        new Extension<>(
            "NFQUEUE",
            List.of(QUEUE_NUM, QUEUE_BALANCE, QUEUE_BYPASS, QUEUE_CPU_FANOUT),
            HandOverTargets::nfqueue),
        new Extension<>("TPROXY", List.of(ON_PORT, ON_IP, TPROXY_MARK), HandOverTargets::tproxy),
        Printed.handOver(
            "SYNPROXY",
            Option.flag("sack-perm").plain(),
            Option.flag("timestamp").plain(),
            Option.one("wscale", Printed.decimal(14, "window scale")).plain(),
            Option.one("mss", Printed.decimal(65535, "MSS")).plain(),
            Option.flag("ecn").plain()),
        Printed.handOver(
            "CLUSTERIP",
            Option.flag("new").plain(),
            Option.one("hashmode", Values::text).plain(),
            Option.one("clustermac", (w, f) -> Values.mac(w, f).toString()).plain(),
            Option.one("total-nodes", Printed.decimal(16, "number of nodes")).plain(),
            Option.one("local-node", Printed.decimal(16, "node")).plain(),
            Option.one("hash-init", Printed.decimal(U32, "number")).plain()),
        unmodelled("HMARK", hmark()),
        unmodelled("DNPT", prefixes()),
        unmodelled("SNPT", prefixes()));
  }

  private static Extension<Target> unmodelled(String name, List<Option<?>> order) {
    return new Extension<>(
        name, order, (o, rule) -> new Target.Unmodelled(name, Printed.words(o, order)));
  }

  private static List<Option<?>> hmark() {
    List<Option<?>> options = new ArrayList<>();
    for (String name :
        List.of(
            "tuple",
            "src-prefix",
            "dst-prefix",
            "sport",
            "sport-mask",
            "dport",
            "dport-mask",
            "spi",
            "spi-mask",
            "proto",
            "proto-mask",
            "rnd",
            "mod",
            "offset")) {
      options.add(Option.one("hmark-" + name, Values::text).plain());
    }
    return List.copyOf(options);
  }

  private static List<Option<?>> prefixes() {
    return List.of(
        Option.one("src-pfx", (w, f) -> Values.prefix(w, f).toString()).plain(),
        Option.one("dst-pfx", (w, f) -> Values.prefix(w, f).toString()).plain());
  }

  private static Target nfqueue(Options o, RuleScope rule) {
    o.atMostOneOf(List.of(QUEUE_NUM, QUEUE_BALANCE));
    List<String> words =
        new ArrayList<>(
            o.has(QUEUE_BALANCE)
                ? List.of("--queue-balance", o.need(QUEUE_BALANCE))
                : List.of("--queue-num", o.value(QUEUE_NUM).orElse("0")));
    if (o.has(QUEUE_BYPASS)) {
      words.add("--queue-bypass");
    }
    if (o.has(QUEUE_CPU_FANOUT)) {
      words.add("--queue-cpu-fanout");
    }
    return new HandOver("NFQUEUE", List.copyOf(words));
  }

  private static Target tproxy(Options o, RuleScope rule) {
    rule.needTable("-j TPROXY", "mangle");
    rule.needProtocol("-j TPROXY", Protocols.TCP, Protocols.UDP);
    return new HandOver(
        "TPROXY",
        List.of(
            "--on-port",
            o.need(ON_PORT).toString(),
            "--on-ip",
            o.value(ON_IP).orElse(rule.isIpv6() ? "::" : "0.0.0.0"),
            "--tproxy-mark",
            o.value(TPROXY_MARK).orElse("0x0/0x0")));
  }

  /** At least two queues. */
  private static String balance(String word, RuleFamily family) {
    String range = InsideMatches.range(word, 65535, "queue");
    if (range.indexOf(':') < 0) {
      throw new Slip("\"" + word + "\" is no range of queues; one such as 0:3 is needed");
    }
    return range;
  }

  private static String mark(String word, RuleFamily family) {
    var mark = Values.mark(word, family);
    return String.format(Locale.ROOT, "0x%x/0x%x", mark.value(), mark.mask());
  }
}

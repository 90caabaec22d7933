package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.RecentMatch;
import io.github.ricochet.host.xtables.UndecidedMatch;
import io.github.ricochet.host.xtables.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The matches that look at what no dump shows: chance, payload, the packets before, the processor.
 * Their options are checked and kept as the save program prints them.
 */
final class UndecidedMatches {

  private static final long U32 = 0xffffffffL;
  private static final int PROBABILITY_BITS = 31;
  private static final long PROBABILITY_REST = (1L << PROBABILITY_BITS) - 1;
  private static final int PROBABILITY_PLACES = 11;
  private static final long PROBABILITY_ONE = 100_000_000_000L;

  private static final int MOST_PROBABILITIES = 256;
  private static final Map<String, String> PROBABILITIES = new ConcurrentHashMap<>();

  private static final Pattern DECIMAL = Pattern.compile("[0-9]*\\.?[0-9]+|[0-9]+\\.");

  private UndecidedMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        statistic(),
        recent(),
        Printed.undecided(
            "bpf",
            Option.one("bytecode", (w, f) -> "\"" + w + "\"").plain(),
            Option.one("object-pinned", Values::text).plain()),
        Printed.undecided(
            "cgroup",
            Option.one("path", Values::text),
            Option.one("cgroup", Printed.decimal(U32, "class id"))),
        Printed.undecided(
            "connlabel",
            Option.one("label", (w, f) -> "\"" + w + "\""),
            Option.flag("set").plain()),
        Printed.undecided("realm", Option.one("realm", UndecidedMatches::markOrName).required()),
        Printed.undecided("cpu", Option.one("cpu", Printed.decimal(U32, "processor")).required()),
        cluster(),
        ipvs(),
        rateest());
  }

  /** A number with or without a mask, or a name of /etc/iproute2, which no dump explains. */
  static String markOrName(String word, RuleFamily family) {
    return word.matches("[a-zA-Z][\\w.-]*") ? word : Values.mark(word, family).toString();
  }

  private static Extension<Match> statistic() {
    Option<String> mode = Option.one("mode", Printed.oneOf("random", "nth")).plain();
    Option<String> probability = Option.one("probability", UndecidedMatches::probability);
    Option<Long> every = Option.one("every", Values.unsigned("number"));
    Option<Long> packet = Option.one("packet", Values.unsigned("number")).plain();
    List<Option<?>> order = List.of(mode, probability, every, packet);
    return new Extension<>(
        "statistic",
        order,
        (o, rule) -> {
          boolean random = o.need(mode).equals("random");
          o.needOneOf(List.of(random ? probability : every));
          // iptables-save 1.4 left the first packet out.
          boolean first = !random && rule.saved() && !o.has(packet);
          if (!random && !first && o.need(packet) >= o.need(every)) {
            throw new Slip(
                "--packet " + o.need(packet) + " never comes; it must be less than --every",
                o.word(packet));
          }
          if (o.has(random ? every : probability)) {
            throw new Slip(
                "options of both modes; random has --probability, nth has --every and --packet");
          }
          List<String> words = new ArrayList<>(Printed.words(o, order));
          words.addAll(first ? List.of("--packet", "0") : List.of());
          return new UndecidedMatch("statistic", List.copyOf(words));
        });
  }

  /** kube-proxy's dumps have tens of thousands of them, but few that differ. */
  private static String probability(String word, RuleFamily family) {
    String known = PROBABILITIES.get(word);
    if (known != null) {
      return known;
    }
    String read = probability(word);
    if (PROBABILITIES.size() < MOST_PROBABILITIES) {
      PROBABILITIES.put(word, read);
    }
    return read;
  }

  /** The kernel keeps it in units of 2^-31, and iptables-save prints eleven places of that. */
  private static String probability(String word) {
    if (!DECIMAL.matcher(word).matches()) {
      throw new Slip("\"" + word + "\" is no probability; a number from 0 to 1 is needed");
    }
    double value = Double.parseDouble(word);
    if (value > 1) {
      throw new Slip("probability " + word + " is out of range; it must be 0 to 1");
    }
    long kept = Math.round(value * (1L << PROBABILITY_BITS));
    long digits = kept >> PROBABILITY_BITS;
    long rest = kept & PROBABILITY_REST;
    for (int place = 0; place < PROBABILITY_PLACES; place++) {
      rest *= 10;
      digits = digits * 10 + (rest >> PROBABILITY_BITS);
      rest &= PROBABILITY_REST;
    }
    // Rounded as printf() does it: such a number may end in 5 at the place that is cut.
    long half = 1L << (PROBABILITY_BITS - 1);
    digits += rest > half || (rest == half && digits % 2 == 1) ? 1 : 0;
    String text = "0".repeat(PROBABILITY_PLACES) + digits;
    int point = text.length() - PROBABILITY_PLACES;
    return digits / PROBABILITY_ONE + "." + text.substring(point);
  }

  private static Extension<Match> recent() {
    List<Option<Boolean>> actions =
        List.of(
            Option.flag("set"),
            Option.flag("rcheck"),
            Option.flag("update"),
            Option.flag("remove"));
    Option<String> name = Option.one("name", Values::text).plain();
    Option<String> mask = Option.one("mask", (w, f) -> Values.address(w, f).toString()).plain();
    Option<Boolean> source = Option.flag("rsource").plain();
    Option<Boolean> destination = Option.flag("rdest").plain();
    List<Option<?>> order = new ArrayList<>(actions);
    order.add(Option.one("seconds", Printed.decimal(U32, "time in seconds")).plain());
    order.add(Option.flag("reap").plain());
    order.add(Option.one("hitcount", Printed.decimal(65535, "hit count")).plain());
    order.add(Option.flag("rttl").plain());
    List<Option<?>> options = new ArrayList<>(order);
    options.addAll(List.of(name, mask, source, destination));
    return new Extension<>(
        "recent",
        options,
        (o, rule) -> {
          o.needOneOf(actions);
          o.atMostOneOf(actions);
          List<String> words = new ArrayList<>(Printed.words(o, order));
          words.addAll(List.of("--name", o.value(name).orElse("DEFAULT"), "--mask"));
          String all =
              rule.isIpv6() ? "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" : "255.255.255.255";
          words.add(o.value(mask).orElse(all));
          words.add(o.has(destination) ? "--rdest" : "--rsource");
          return new RecentMatch(List.copyOf(words));
        });
  }

  private static Extension<Match> cluster() {
    Option<Integer> total =
        Option.one("cluster-total-nodes", Values.upTo(1, 32, "number of nodes")).plain();
    Option<Integer> local = Option.one("cluster-local-node", Values.upTo(1, 32, "node"));
    Option<String> mask =
        Option.one("cluster-local-nodemask", (w, f) -> nodemask(Values.number(w, 1, U32, "mask")));
    Option<String> seed =
        Option.one(
                "cluster-hash-seed",
                (w, f) -> String.format(Locale.ROOT, "0x%08x", Values.number(w, 0, U32, "seed")))
            .plain();
    return new Extension<>(
        "cluster",
        List.of(total, local, mask, seed),
        (o, rule) -> {
          o.needOneOf(List.of(local, mask));
          o.atMostOneOf(List.of(local, mask));
          boolean not = o.has(local) ? o.needTerm(local).not() : o.needTerm(mask).not();
          String nodes = o.has(local) ? nodemask(1L << (o.need(local) - 1)) : o.need(mask);
          List<String> words = new ArrayList<>();
          if (not) {
            words.add("!");
          }
          words.addAll(
              List.of(
                  "--cluster-local-nodemask",
                  nodes,
                  "--cluster-total-nodes",
                  o.need(total).toString(),
                  "--cluster-hash-seed",
                  o.need(seed)));
          return new UndecidedMatch("cluster", List.copyOf(words));
        });
  }

  private static String nodemask(long mask) {
    return String.format(Locale.ROOT, "0x%08x", mask);
  }

  private static Extension<Match> ipvs() {
    return Printed.undecided(
        "ipvs",
        Option.flag("ipvs"),
        Option.one("vproto", (w, f) -> HeaderValues.protocol(w).orElse(0).toString()),
        Option.one("vaddr", (w, f) -> vaddr(w, f)),
        Option.one("vport", (w, f) -> Integer.toString(Values.port(w))),
        Option.one("vdir", Printed.oneOf("ORIGINAL", "REPLY")).plain(),
        Option.one("vmethod", Printed.oneOf("GATE", "IPIP", "MASQ")),
        Option.one("vportctl", (w, f) -> Integer.toString(Values.port(w))));
  }

  /** The address as written: ipvs does not mask it when it prints it. */
  private static String vaddr(String word, RuleFamily family) {
    int slash = word.indexOf('/');
    String prefix = Words.address(Values.prefix(word, family));
    int length = prefix.indexOf('/');
    return slash < 0 || length < 0
        ? word.split("/", 2)[0]
        : word.substring(0, slash) + prefix.substring(length);
  }

  private static Extension<Match> rateest() {
    return Printed.undecided(
        "rateest",
        Option.flag("rateest-delta").plain(),
        Option.one("rateest1", Values::text).also("rateest").plain(),
        Option.maybe("rateest-bps", Values::text).plain(),
        Option.maybe("rateest-pps", Values::text).plain(),
        Option.maybe("rateest-bps1", Values::text).also("rateest1-bps").plain(),
        Option.maybe("rateest-pps1", Values::text).also("rateest1-pps").plain(),
        Option.flag("rateest-lt"),
        Option.flag("rateest-gt"),
        Option.flag("rateest-eq"),
        Option.one("rateest2", Values::text).plain(),
        Option.maybe("rateest-bps2", Values::text).also("rateest2-bps").plain(),
        Option.maybe("rateest-pps2", Values::text).also("rateest2-pps").plain());
  }
}

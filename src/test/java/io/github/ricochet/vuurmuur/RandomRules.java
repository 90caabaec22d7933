package io.github.ricochet.vuurmuur;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rules of rules.conf by chance: every action, every option, sound ones for the most part. */
final class RandomRules {

  /** What networks are protected from and let to do. */
  static final List<String> PERMISSIONS =
      List.of(
          "protect against spoofing from loopback",
          "protect against spoofing from class-a",
          "protect against spoofing from test-net",
          "protect against spoofing from iana-0/8",
          "accept dhcp-server",
          "accept dhcp-client,log");

  private static final List<String> ACTIONS =
      List.of(
          "accept",
          "accept",
          "accept",
          "drop",
          "reject",
          "log",
          "portfw",
          "portfw",
          "redirect",
          "snat",
          "masq",
          "dnat",
          "bounce",
          "bounce",
          "nfqueue",
          "nflog",
          "chain",
          "Accept",
          "separator",
          "queue",
          "allow");

  private static final List<String> REJECT_TYPES =
      List.of("tcp-reset", "icmp-net-unreachable", "icmp-host-prohibited", "icmp-admin-prohibited");

  private static final List<String> PORTS =
      List.of("80", "8080", "443", "8000:8010", "80,443", "0");

  private final Random random;
  private final List<String> places;
  private final List<String> hosts;
  private final List<String> nics;

  RandomRules(Random random, List<String> places, List<String> hosts, List<String> nics) {
    this.random = random;
    this.places = places;
    this.hosts = hosts;
    this.nics = nics;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** The text between the quotes of the next rule. */
  String next() {
    String action = one(ACTIONS);
    String off = chance(7) ? ";" : "";
    if (action.equals("separator")) {
      return off + "separator options comment=\\\"---[ more ]---\\\"";
    }
    boolean toHost = List.of("portfw", "dnat", "bounce").contains(action);
    String service = chance(25) ? "any" : chance(97) ? one(RandomServices.names()) : "gone";
    String from = end(toHost ? 0 : 15);
    String to = toHost && chance(90) && !hosts.isEmpty() ? one(hosts) : end(15);
    String rule = off + action + " service " + service + " from " + from + " to " + to;
    List<String> options = options(action);
    if (chance(2)) {
      return rule.replaceFirst(" ", "  ");
    }
    return options.isEmpty() ? rule : rule + " options " + String.join(",", options);
  }

  private String end(int firewall) {
    if (chance(firewall)) {
      return one(List.of("firewall", "firewall", "firewall(any)", "Firewall"));
    }
    if (chance(15)) {
      return "any";
    }
    return chance(97)
        ? one(places) + (chance(4) ? "(broadcast)" : "")
        : one(List.of("gone", "no one"));
  }

  private List<String> options(String action) {
    List<String> options = new ArrayList<>();
    if (action.equals("bounce") && chance(92)) {
      options.add(quoted("via_int", chance(95) ? one(nics) : "gone"));
    }
    if (action.equals("redirect") && chance(93)) {
      options.add("redirectport=" + (chance(50) ? "\\\"3128\\\"" : "3128"));
    }
    if (action.equals("chain") && chance(90)) {
      options.add(quoted("chain", one(List.of("mychain", "other", "DROP"))));
    }
    if (action.equals("reject") && chance(60)) {
      options.add(quoted("rejecttype", one(REJECT_TYPES)));
    }
    if (List.of("portfw", "dnat", "bounce").contains(action)) {
      add(options, 30, quoted("listenport", one(PORTS)));
      add(options, 30, quoted("remoteport", one(PORTS)));
    }
    add(options, 15, quoted(one(List.of("in_int", "in_int", "int")), one(nics)));
    add(options, 15, quoted("out_int", one(nics)));
    add(options, 30, "log");
    add(options, 15, quoted("loglimit", one(List.of("20", "1", "0"))));
    add(options, 15, quoted("limit", one(List.of("5", "3/min", "10/hour", "2/day", "7/week"))));
    add(options, 10, quoted("burst", one(List.of("1", "5", "50"))));
    add(options, 10, quoted("nfmark", one(List.of("1", "42"))));
    add(options, 10, quoted("nfqueuenum", one(List.of("0", "7"))));
    add(options, 10, quoted("nflognum", one(List.of("0", "9"))));
    add(options, 10, "random");
    add(options, 10, quoted("comment", "a, b; c=d"));
    add(options, 5, quoted("logprefix", "web"));
    add(options, 2, one(List.of("frobnicate", " log", "queue", "markiptstate")));
    return options;
  }

  private void add(List<String> options, int percent, String option) {
    if (chance(percent)) {
      options.add(option);
    }
  }

  private static String quoted(String name, String value) {
    return name + "=\\\"" + value + "\\\"";
  }
}

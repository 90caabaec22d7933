package io.github.ricochet.lab;

import java.util.List;

/** Draws what the tables filter, security, raw and mangle let through, drop and mark. */
final class RandomFilter {

  private static final String FILTER = "filter";
  private static final String FORWARD = "FORWARD";

  private final Draw draw;
  private final Network network;
  private final List<Service> services;
  private final RandomMatches matches;
  private final RuleText text;

  RandomFilter(
      Draw draw, Network network, List<Service> services, RandomMatches matches, RuleText text) {
    this.draw = draw;
    this.network = network;
    this.services = services;
    this.matches = matches;
    this.text = text;
  }

  void draw() {
    forward();
    if (draw.chance(.25)) {
      stopped(FILTER, "INPUT");
    }
    if (draw.chance(.08)) {
      text.policy(FILTER, "INPUT", "DROP");
      text.add(FILTER, "INPUT", "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
      text.add(FILTER, "INPUT", matches.one("INPUT") + " -j ACCEPT");
    }
    if (draw.chance(.2)) {
      stopped(FILTER, "OUTPUT");
    }
    if (draw.chance(.1)) {
      String hook = draw.pick("INPUT", FORWARD, "OUTPUT");
      text.add("security", hook, matches.one(hook) + " -j " + draw.pick("DROP", "ACCEPT"));
    }
    if (draw.chance(.15)) {
      raw();
    }
    if (draw.chance(.15)) {
      errors();
    }
    int mangles = draw.pick(0, 0, 1, 2, 3);
    for (int i = 0; i < mangles; i++) {
      mangle();
    }
  }

  /** What becomes of ICMP errors, the router's own and those that it passes on. */
  private void errors() {
    String kind =
        draw.pick(
            "-p icmp",
            "-p icmp -m icmp --icmp-type 3",
            "-p icmp -m icmp --icmp-type 3/1",
            "-p icmp -m icmp --icmp-type 3/3",
            "-p icmp -m conntrack --ctstate RELATED",
            "-p icmp -m conntrack ! --ctstate RELATED",
            "-p icmp -s " + draw.pick(network.own()) + "/32",
            "-p icmp -d " + network.address(draw.pick(services).target()) + "/32");
    String table = draw.pick(FILTER, FILTER, "mangle");
    String hook = draw.pick("INPUT", FORWARD, "OUTPUT", "OUTPUT");
    if (table.equals("mangle")) {
      hook = draw.pick("PREROUTING", "POSTROUTING", hook);
    }
    String mark = RandomMarks.target(draw);
    String target = table.equals("mangle") && draw.chance(.4) ? mark : "-j DROP";
    text.add(table, hook, kind + " " + target);
  }

  private void stopped(String table, String hook) {
    String conditions = matches.one(hook);
    text.add(table, hook, conditions + " " + stop(conditions));
  }

  private void forward() {
    if (draw.chance(.4)) {
      text.policy(FILTER, FORWARD, "DROP");
      if (draw.chance(.85)) {
        text.add(FILTER, FORWARD, "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
      }
      Service service = services.get(0);
      List<String> usual =
          List.of(
              "-i br0 -o br0",
              "-i eth0",
              "-m conntrack --ctstate DNAT",
              "-m physdev --physdev-is-bridged",
              "-d " + network.address(service.target()) + "/32",
              "-s 10.0.0.0/24",
              matches.one(FORWARD),
              matches.one(FORWARD));
      for (String rule : draw.some(usual, draw.pick(1, 2, 3))) {
        text.add(FILTER, FORWARD, rule + " -j ACCEPT");
      }
      if (draw.chance(.3)) {
        text.add(FILTER, FORWARD, reject(""));
      }
    }
    if (draw.chance(.35)) {
      chains();
    }
    if (draw.chance(.3)) {
      stopped(FILTER, FORWARD);
    }
  }

  /** Chains that call each other, by jump and by goto. */
  private void chains() {
    String first = "LANE-A";
    String second = "LANE-B";
    text.chain(FILTER, first);
    text.chain(FILTER, second);
    text.add(FILTER, FORWARD, matches.some(FORWARD) + draw.pick("-j ", "-g ") + first);
    for (int i = draw.pick(1, 2); i > 0; i--) {
      String end = draw.pick("-j RETURN", "-j ACCEPT", "-j DROP", "-g " + second, "-j " + second);
      text.add(FILTER, first, matches.one(FORWARD) + " " + end);
    }
    for (int i = draw.pick(0, 1, 2); i > 0; i--) {
      String conditions = matches.one(FORWARD);
      String end = draw.pick("-j RETURN", "-j ACCEPT", stop(conditions));
      text.add(FILTER, second, conditions + " " + end);
    }
    if (draw.chance(.5)) {
      text.add(FILTER, FORWARD, matches.some(FORWARD) + draw.pick("-j ", "-g ") + second);
    }
  }

  private String stop(String conditions) {
    return draw.chance(.5) ? "-j DROP" : draw.chance(.2) ? "-j ACCEPT" : reject(conditions);
  }

  /** A reset only where the rule names TCP, or can. */
  private String reject(String conditions) {
    boolean tcp = conditions.contains("-p tcp");
    if (draw.chance(.25) && (tcp || !conditions.contains("-p "))) {
      return (tcp ? "" : "-p tcp ") + "-j REJECT --reject-with tcp-reset";
    }
    return "-j REJECT --reject-with "
        + draw.pick(
            "icmp-net-unreachable",
            "icmp-host-unreachable",
            "icmp-proto-unreachable",
            "icmp-port-unreachable",
            "icmp-net-prohibited",
            "icmp-host-prohibited",
            "icmp-admin-prohibited");
  }

  private void raw() {
    String hook = draw.pick("PREROUTING", "PREROUTING", "OUTPUT");
    String target =
        draw.pick(
            "-j CT --notrack",
            "-j CT --notrack",
            "-j DROP",
            "-j ACCEPT",
            "-j CT --zone 1",
            "-j CT --zone-orig 1",
            "-j CT --zone-reply 2");
    text.add("raw", hook, untracked(hook) + " " + target);
  }

  /** Conntrack has not run yet: what asks for it finds nothing. */
  private String untracked(String hook) {
    if (hook.equals("PREROUTING") && draw.chance(.3)) {
      return "-m rpfilter "
          + draw.pick("", "--loose ", "--validmark ")
          + draw.pick("", "--invert ");
    }
    return matches.one(hook);
  }

  private void mangle() {
    String hook = draw.pick("PREROUTING", "PREROUTING", "OUTPUT", FORWARD, "POSTROUTING", "INPUT");
    String target =
        switch (draw.below(8)) {
          case 0, 1, 2 -> RandomMarks.target(draw);
          case 3, 4 -> RandomMarks.connection(draw);
          case 5 -> draw.pick("-j TOS --set-tos 0x10/0x3f", "-j DSCP --set-dscp 0x0a");
          case 6 -> draw.pick("-j TTL --ttl-set 1", "-j TTL --ttl-inc 1", "-j TTL --ttl-dec 1");
          default -> draw.pick("-j DROP", "-j ACCEPT", "-j RETURN");
        };
    String condition = matches.some(hook);
    if (hook.equals("PREROUTING") && draw.chance(.1)) {
      condition = "-m socket " + draw.pick("", "--nowildcard ");
    }
    text.add("mangle", hook, condition + " " + target);
  }
}

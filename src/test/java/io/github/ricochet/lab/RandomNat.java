package io.github.ricochet.lab;

import java.util.List;

/** Draws port forwards, and source NAT for what bounces or leaves. */
final class RandomNat {

  private static final String TABLE = "nat";

  private final Draw draw;
  private final Network network;
  private final List<Service> services;
  private final RandomMatches matches;
  private final RuleText text;

  RandomNat(
      Draw draw, Network network, List<Service> services, RandomMatches matches, RuleText text) {
    this.draw = draw;
    this.network = network;
    this.services = services;
    this.matches = matches;
    this.text = text;
  }

  void draw() {
    if (draw.chance(.12)) {
      text.add(TABLE, "PREROUTING", matches.one("PREROUTING") + leave());
    }
    boolean output = draw.chance(.5);
    for (int i = 0; i < services.size(); i++) {
      publish(services.get(i), "SVC" + i, output);
    }
    if (draw.chance(.1)) {
      netmap();
    }
    if (draw.chance(.12)) {
      text.add(TABLE, "POSTROUTING", matches.one("POSTROUTING") + leave());
    }
    services.forEach(this::bounce);
    if (draw.chance(.5)) {
      String out = draw.pick("-o eth0 ", "! -o br0 ", "-s 10.0.0.0/8 ! -d 10.0.0.0/8 ");
      text.add(
          TABLE, "POSTROUTING", out + draw.pick("-j MASQUERADE", "-j MASQUERADE", sourceNat()));
    }
    if (draw.chance(.06)) {
      text.add(TABLE, "INPUT", matches.one("INPUT") + " " + sourceNat());
    }
  }

  private String leave() {
    return " -j " + draw.pick("ACCEPT", "RETURN");
  }

  private void publish(Service service, String chain, boolean output) {
    String l4 = "-p " + service.protocol() + " -m " + service.protocol() + " ";
    String asked =
        draw.pick("-d " + service.asked() + "/32 ", "-d " + service.asked() + "/32 ", "");
    if (asked.isEmpty() && network.own().contains(service.asked()) && draw.chance(.6)) {
      asked = "-m addrtype --dst-type LOCAL ";
    }
    String ports =
        "--dport "
            + draw.pick(
                "" + service.port(),
                "" + service.port(),
                service.port() + ":" + (service.port() + 3));
    String rule = asked + l4 + ports + " ";
    if (draw.chance(.35)) {
      text.chain(TABLE, chain);
      String extra = draw.chance(.3) ? extra("PREROUTING") : "";
      text.add(TABLE, "PREROUTING", rule + extra + draw.pick("-j ", "-j ", "-g ") + chain);
      if (output) {
        text.add(TABLE, "OUTPUT", rule + "-j " + chain);
      }
      inside(service, chain);
    } else {
      String extra = draw.chance(.4) ? extra("PREROUTING") : "";
      text.add(TABLE, "PREROUTING", rule + extra + target(service));
      if (output) {
        text.add(TABLE, "OUTPUT", rule + target(service));
      }
    }
  }

  /** A further condition; one that names the protocol has to wait for a rule that does not. */
  private String extra(String hook) {
    for (int i = 0; i < 5; i++) {
      String condition = matches.one(hook);
      if (!condition.contains("-p ") && !condition.contains("-d ")) {
        return condition + " ";
      }
    }
    return "";
  }

  private void inside(Service service, String chain) {
    if (draw.chance(.4)) {
      text.add(TABLE, chain, matches.one("INPUT OUTPUT") + draw.pick(" -j RETURN", " -j ACCEPT"));
    }
    if (draw.chance(.5)) {
      text.add(TABLE, chain, matches.some("INPUT OUTPUT") + RandomMarks.target(draw));
    }
    if (draw.chance(.2)) {
      String inner = chain + "-IN";
      text.chain(TABLE, inner);
      text.add(TABLE, chain, matches.some("INPUT OUTPUT") + draw.pick("-j ", "-g ") + inner);
      if (draw.chance(.7)) {
        text.add(TABLE, inner, "-p " + service.protocol() + " " + target(service));
      }
    }
    text.add(TABLE, chain, "-p " + service.protocol() + " " + target(service));
  }

  private String target(Service service) {
    String to = network.address(service.target());
    int port = service.targetPort();
    boolean same = port == service.port();
    if (draw.chance(.07)) {
      return "-j REDIRECT" + (same ? "" : " --to-ports " + port);
    }
    if (draw.chance(.06)) {
      int last = Integer.parseInt(to.substring(to.lastIndexOf('.') + 1)) + 1;
      to = to + "-" + to.substring(0, to.lastIndexOf('.') + 1) + last;
    }
    return "-j DNAT --to-destination "
        + to
        + (same && draw.chance(.5) ? "" : ":" + port)
        + draw.pick("", "", "", "", "", "", "", " --random", " --persistent");
  }

  /** Maps the router's first public addresses to machines of the first bridge. */
  private void netmap() {
    text.add(
        TABLE,
        "PREROUTING",
        "-d 192.0.2.0/30 -j NETMAP --to 10.0.0." + draw.pick("0", "4") + "/30");
    if (draw.chance(.5)) {
      text.add(TABLE, "POSTROUTING", "-s 10.0.0.0/30 -o eth0 -j NETMAP --to 192.0.2.0/30");
    }
    if (draw.chance(.3)) {
      text.add(TABLE, "OUTPUT", "-d 198.51.100.0/30 -j NETMAP --to 10.0.0.0/30");
    }
  }

  private void bounce(Service service) {
    String target = network.address(service.target());
    String to =
        "-d "
            + target
            + "/32 -p "
            + service.protocol()
            + " -m "
            + service.protocol()
            + " --dport "
            + service.targetPort()
            + " ";
    String net = "-s " + network.subnet(service.target()) + " ";
    String rule =
        switch (draw.below(9)) {
          case 0, 1 -> net + to + sourceNat();
          case 2 ->
              net
                  + to
                  + draw.pick("", "-o " + network.home(service.target()) + " ")
                  + "-j MASQUERADE";
          case 3 -> "-m mark --mark " + RandomMarks.tested(draw) + " -j MASQUERADE";
          case 4 -> "-s " + target + "/32 " + to + masquerade();
          case 5 -> "-d " + target + "/32 " + sourceNat();
          case 6 -> matches.one("POSTROUTING") + " " + draw.pick("-j MASQUERADE", sourceNat());
          default -> "";
        };
    if (!rule.isEmpty()) {
      text.add(TABLE, "POSTROUTING", rule);
    }
  }

  private String sourceNat() {
    String address = draw.pick(network.own());
    if (draw.chance(.12)) {
      int last = Integer.parseInt(address.substring(address.lastIndexOf('.') + 1)) + 1;
      address = address + "-" + address.substring(0, address.lastIndexOf('.') + 1) + last;
    }
    return "-j SNAT --to-source "
        + address
        + draw.pick("", "", "", "", " --random", " --persistent");
  }

  private String masquerade() {
    return "-j MASQUERADE"
        + draw.pick("", "", " --random", " --random-fully", " --to-ports 5000-5100");
  }
}

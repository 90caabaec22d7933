package io.github.ricochet.lab;

/** Draws rules of ebtables. */
final class RandomFrames {

  private final Draw draw;
  private final Network network;

  RandomFrames(Draw draw, Network network) {
    this.draw = draw;
    this.network = network;
  }

  /** What {@code ebtables-restore} reads; empty for most routers. */
  String draw() {
    if (!draw.chance(.25)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    if (draw.chance(.5)) {
      String chain = draw.pick("FORWARD", "FORWARD", "INPUT", "OUTPUT");
      table(text, "filter", chain, match(chain) + draw.pick("-j DROP", "-j DROP", "-j ACCEPT"));
    }
    if (text.length() == 0 || draw.chance(.3)) {
      String chain = draw.pick("PREROUTING", "PREROUTING", "POSTROUTING", "OUTPUT");
      table(text, "nat", chain, match(chain) + target(chain));
    }
    return text.toString();
  }

  private void table(StringBuilder text, String table, String chain, String rule) {
    text.append("*" + table + "\n:" + chain + " ACCEPT\n-A " + chain + " " + rule + "\n");
  }

  private String target(String chain) {
    String mark =
        "-j mark --mark-set " + draw.pick("0x1", "0x10", "0x4000") + " --mark-target CONTINUE";
    return switch (chain) {
      case "PREROUTING" ->
          draw.pick(mark, mark, "-j redirect --redirect-target ACCEPT", dnat(), "-j DROP");
      case "OUTPUT" -> draw.pick(mark, dnat(), "-j DROP");
      default -> draw.pick(mark, "-j DROP");
    };
  }

  private String dnat() {
    return "-j dnat --to-dst "
        + network.mac(draw.pick(network.bridged()))
        + " --dnat-target ACCEPT";
  }

  private String match(String chain) {
    String port = draw.pick(network.ports).name();
    String host = draw.pick(network.bridged());
    String not = draw.chance(.2) ? "! " : "";
    boolean in = !chain.equals("OUTPUT") && !chain.equals("POSTROUTING");
    String device = (in ? "-i " : "-o ") + not + port;
    return "-p IPv4 "
        + draw.pick(
            "--ip-src " + not + network.address(host) + " ",
            "--ip-dst " + not + network.address(host) + " ",
            "--ip-dst " + not + draw.pick(network.publics()) + " ",
            "--ip-proto " + draw.pick("tcp", "udp") + " ",
            "--ip-proto tcp --ip-dport " + draw.pick("80", "443", "8080") + " ",
            device + " ",
            "-s " + not + network.mac(host) + " ",
            "-d " + not + network.mac(host) + " ");
  }
}

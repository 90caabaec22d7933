package io.github.ricochet.vuurmuur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A configuration tree by chance: mostly sound, with all that Vuurmuur knows, and here and there
 * something inactive, missing or wrong.
 */
final class RandomTree {

  private static final List<String> NICS = List.of("inet-nic", "lan-nic", "dmz-nic", "vpn-nic");
  private static final List<String> ZONES = List.of("inet", "lan", "dmz");
  private static final List<String> NETWORKS = List.of("main", "more");

  private final Random random;
  private final Map<String, StringBuilder> files = new TreeMap<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();

  RandomTree(long seed) {
    random = new Random(seed);
    config();
    NICS.forEach(this::nic);
    ZONES.forEach(this::zone);
    RandomServices.write(random, this::file);
    rules();
  }

  /** Writes it below a folder. */
  void write(Path root) throws IOException {
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** The text of a file. */
  String text(String path) {
    return files.getOrDefault(path, new StringBuilder()).toString();
  }

  private StringBuilder file(String path) {
    return files.computeIfAbsent(path, p -> new StringBuilder());
  }

  private void set(String path, String key, String value) {
    file(path).append(key).append("=\"").append(value).append("\"\n");
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  private String active() {
    return chance(93) ? "Yes" : "No";
  }

  private void config() {
    for (String backend : List.of("SERVICES", "ZONES", "INTERFACES", "RULES")) {
      set("config.conf", backend + "_BACKEND", "textdir");
    }
    set("config.conf", "IPTABLES", "/sbin/iptables");
    set("config.conf", "IP6TABLES", "/sbin/ip6tables");
    for (String key : List.of("DROP_INVALID", "USE_SYN_LIMIT", "USE_UDP_LIMIT")) {
      if (chance(50)) {
        set("config.conf", key, one(List.of("Yes", "No", "no", "maybe")));
      }
    }
    for (String key : List.of("SYN_LIMIT", "SYN_LIMIT_BURST", "UDP_LIMIT", "UDP_LIMIT_BURST")) {
      if (chance(50)) {
        set("config.conf", key, one(List.of("10", "5", "100", "0")));
      }
    }
  }

  private void nic(String name) {
    int number = NICS.indexOf(name);
    String path = "interfaces/" + name + ".conf";
    set(path, "ACTIVE", active());
    boolean virtual = chance(15);
    String device = List.of("eth0", "br-lan", "lan0", "tun0").get(number);
    set(path, "DEVICE", chance(97) ? device + (virtual && chance(60) ? ":1" : "") : "");
    String address = number == 0 ? "192.0.2.1" : "10." + number + ".0.1";
    set(path, "IPADDRESS", chance(88) ? address : one(List.of("", "dynamic")));
    set(path, "VIRTUAL", virtual ? "Yes" : "No");
    for (String danger : List.of("rp-filter", "icmp-redirect", "log-martians")) {
      if (chance(20)) {
        set(path, "RULE", "protect against " + danger);
      }
    }
  }

  private void zone(String zone) {
    set("zones/" + zone + "/zone.config", "ACTIVE", active());
    places.add(zone);
    for (String network : NETWORKS.subList(0, 1 + random.nextInt(2))) {
      network(zone, network);
    }
  }

  private void network(String zone, String network) {
    int number = ZONES.indexOf(zone);
    boolean world = number == 0 && network.equals("main");
    String folder = "zones/" + zone + "/networks/" + network;
    String path = folder + "/network.config";
    String base = "10." + number + "." + NETWORKS.indexOf(network) + ".";
    set(path, "ACTIVE", active());
    set(path, "NETWORK", world ? "0.0.0.0" : chance(97) ? base + "0" : "");
    set(path, "NETMASK", world ? "0.0.0.0" : one(List.of("255.255.255.0", "255.255.255.0", "24")));
    set(path, "INTERFACE", chance(95) ? NICS.get(number) : one(List.of("", "gone-nic")));
    if (chance(25)) {
      set(path, "INTERFACE", one(NICS));
    }
    for (int i = 0; i < 2 && chance(25); i++) {
      set(path, "RULE", one(RandomRules.PERMISSIONS));
    }
    places.add(network + "." + zone);
    for (String host : List.of("web", "db", "pc")) {
      if (chance(80)) {
        host(folder, host, network + "." + zone, base);
      }
    }
    if (chance(60)) {
      group(folder, network + "." + zone);
    }
  }

  private void host(String folder, String host, String network, String base) {
    String path = folder + "/hosts/" + host + ".host";
    int number = 2 + List.of("web", "db", "pc").indexOf(host);
    set(path, "ACTIVE", active());
    set(path, "IPADDRESS", chance(92) ? base + number : one(List.of("", "10.9.9.9", base + "255")));
    set(path, "MAC", chance(15) ? one(List.of("02:00:00:00:00:0A", "none", "zz")) : "");
    places.add(host + "." + network);
    hosts.add(host + "." + network);
  }

  private void group(String folder, String network) {
    String path = folder + "/groups/team.group";
    set(path, "ACTIVE", active());
    for (String member : List.of("web", "db", "pc", "nobody")) {
      if (chance(member.equals("nobody") ? 10 : 60)) {
        set(path, "MEMBER", member);
      }
    }
    places.add("team." + network);
  }

  private void rules() {
    RandomRules rules = new RandomRules(random, places, hosts, NICS);
    // Vuurmuur does not start where there is none that it can read.
    set("rules/rules.conf", "RULE", "separator");
    int count = random.nextInt(13);
    for (int i = 0; i < count; i++) {
      if (chance(97)) {
        set("rules/rules.conf", "RULE", rules.next());
      } else {
        file("rules/rules.conf").append(one(List.of("# a remark\n", "RULE=\"#\"\n", "\n", " \n")));
      }
    }
    StringBuilder blocked = file("rules/blocklist.conf");
    while (chance(30)) {
      String what = chance(50) ? "192.0.2." + random.nextInt(9) : one(places);
      blocked.append("RULE=\"block ").append(what).append("\"\n");
    }
  }
}

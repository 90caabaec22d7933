package io.github.ricochet.lab;

import java.util.ArrayList;
import java.util.List;

/** Draws ipsets around the services. */
final class RandomSets {

  private final Draw draw;
  private final Network network;
  private final List<Service> services;
  private final StringBuilder text = new StringBuilder();
  private final List<String> matches = new ArrayList<>();

  RandomSets(Draw draw, Network network, List<Service> services) {
    this.draw = draw;
    this.network = network;
    this.services = services;
  }

  /** What {@code ipset restore} reads. */
  String text() {
    return text.toString();
  }

  /** What {@code -m set} can be given. */
  List<String> matches() {
    return matches;
  }

  void draw() {
    for (String type :
        draw.some(
            List.of("ip", "net", "ipport", "netport", "bitmap", "ports", "list"),
            draw.pick(0, 0, 0, 1, 2))) {
      switch (type) {
        case "ip" -> ip("s-ip");
        case "net" -> net("s-net");
        case "ipport" -> pairs("s-ipport", "hash:ip,port", "/32");
        case "netport" -> pairs("s-netport", "hash:net,port", "/24");
        case "bitmap" -> bitmap();
        case "ports" -> ports();
        default -> list();
      }
    }
  }

  private String address() {
    Service service = draw.pick(services);
    return draw.pick(
        service.asked(),
        network.address(service.target()),
        network.address(draw.pick(new ArrayList<>(network.hosts.keySet()))));
  }

  private String either() {
    return draw.pick(" src", " dst");
  }

  private void ip(String name) {
    create(name, "hash:ip");
    add(name, address());
    add(name, address());
    matches.add("--match-set " + name + either());
  }

  private void net(String name) {
    create(name, "hash:net");
    add(name, draw.pick(network.subnets()));
    add(name, address() + "/32" + (draw.chance(.4) ? " nomatch" : ""));
    matches.add("--match-set " + name + either());
  }

  private void pairs(String name, String type, String length) {
    create(name, type);
    for (int i = 0; i < 2; i++) {
      Service service = draw.pick(services);
      int port = draw.pick(service.port(), service.targetPort());
      String host = type.contains("net") ? address() + length : address();
      add(name, host + "," + service.protocol() + ":" + port);
    }
    matches.add("--match-set " + name + draw.pick(" dst,dst", " dst,dst", " src,dst", " src,src"));
  }

  private void bitmap() {
    create("s-bitmap", "bitmap:ip range 10.0.0.0/24");
    add("s-bitmap", "10.0.0." + draw.pick("2", "3"));
    add("s-bitmap", "10.0.0.4-10.0.0.6");
    matches.add("--match-set s-bitmap" + either());
  }

  private void ports() {
    create("s-ports", "bitmap:port range 1-9000");
    Service service = draw.pick(services);
    add("s-ports", String.valueOf(draw.pick(service.port(), service.targetPort())));
    matches.add("--match-set s-ports" + either());
  }

  private void list() {
    ip("s-one");
    net("s-two");
    create("s-list", "list:set");
    add("s-list", "s-one");
    add("s-list", "s-two");
    matches.add("--match-set s-list" + either());
  }

  private void create(String name, String type) {
    text.append("create ").append(name).append(' ').append(type).append('\n');
  }

  private void add(String name, String entry) {
    text.append("add -exist ").append(name).append(' ').append(entry).append('\n');
  }
}

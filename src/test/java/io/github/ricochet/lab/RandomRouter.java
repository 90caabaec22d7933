package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.ProbeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws a router: a network, some services, and rules of all sorts around them. The same seed gives
 * the same router.
 */
final class RandomRouter {

  private static final int PROBES = 24;

  /** An address that nobody has, and that kube-proxy's kind of rules publish. */
  static final String CLUSTER = "10.96.0.10";

  private final Draw draw;
  private final Network network;
  private final List<Service> services = new ArrayList<>();

  private RandomRouter(long seed) {
    draw = new Draw(seed);
    network = new RandomNetwork(draw).draw();
  }

  static LabSpec draw(long seed) {
    return new RandomRouter(seed).draw();
  }

  private LabSpec draw() {
    int count = draw.pick(1, 2, 2, 3);
    for (int i = 0; i < count; i++) {
      services.add(service());
    }
    RandomSets sets = new RandomSets(draw, network, services);
    sets.draw();
    RandomMatches matches = new RandomMatches(draw, network, services, sets.matches());
    RuleText rules = new RuleText();
    new RandomNat(draw, network, services, matches, rules).draw();
    new RandomFilter(draw, network, services, matches, rules).draw();
    RandomRouting routing = new RandomRouting(draw, network, services);
    routing.draw();
    List<String> routes = new ArrayList<>(network.routes);
    routes.addAll(routing.routes);
    return new LabSpec(
        draw.pick("iptables-nft", "iptables-legacy"),
        network.bridges,
        network.ports,
        network.nics,
        network.hosts,
        routing.sysctls,
        routes,
        routing.rules,
        sets.text(),
        rules.save(),
        new RandomFrames(draw, network).draw(),
        new RandomSetup(draw, network).draw(),
        listeners(),
        probes(!routing.rules.isEmpty()));
  }

  private Service service() {
    String protocol = draw.pick("tcp", "tcp", "tcp", "udp");
    boolean tcp = protocol.equals("tcp");
    int port = tcp ? draw.pick(80, 443, 8080) : draw.pick(53, 8080);
    int targetPort =
        draw.chance(.6) ? port : tcp ? draw.pick(22, 80, 443, 8080) : draw.pick(53, 80);
    String asked =
        draw.pick(
            draw.pick(network.publics()),
            draw.pick(network.publics()),
            draw.pick(network.publics()),
            draw.pick(network.own()),
            network.virtual.isEmpty() ? CLUSTER : draw.pick(network.virtual));
    String target = draw.chance(.9) ? draw.pick(network.bridged()) : draw.pick(near());
    return new Service(protocol, port, asked, target, targetPort);
  }

  private List<String> near() {
    return network.inside().stream().filter(h -> !h.equals("far")).toList();
  }

  /** Most routers listen everywhere; some have closed ports, or listen on one address alone. */
  private List<String> listeners() {
    if (draw.chance(.7)) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    for (String port : draw.some(List.of("22", "53", "80", "443", "8080"), 3)) {
      String address = draw.chance(.7) ? "0.0.0.0" : draw.pick(network.own());
      all.add("tcp " + address + ":" + port);
      all.add("udp " + address + ":" + port);
    }
    return all;
  }

  private List<ProbeSpec> probes(boolean policy) {
    Set<ProbeSpec> all = new LinkedHashSet<>();
    List<String> senders = new ArrayList<>(network.hosts.keySet());
    if (network.gateways.size() > 1) {
      senders.removeIf(s -> s.startsWith("world")); // Two have one address, and no dump tells so.
    }
    senders.add(Router.NAME);
    for (Service service : services) {
      for (String from : senders) {
        if (reaches(from, service.asked())) {
          all.add(
              new ProbeSpec(
                  from, service.asked(), service.protocol(), service.port(), false, false));
        }
      }
    }
    // Whether another gateway leads to the far machine too no dump tells.
    List<String> inside = policy ? near() : network.inside();
    for (int i = 0; i < 5; i++) {
      String from = draw.pick(senders);
      String to =
          draw.chance(.3)
              ? RandomNetwork.WORLD
              : draw.chance(.2) ? draw.pick(network.own()) : network.address(draw.pick(inside));
      boolean itself = inside.contains(from) && to.equals(network.address(from));
      if (!itself && reaches(from, to)) {
        all.add(
            new ProbeSpec(from, to, draw.pick("tcp", "udp"), draw.pick(22, 53, 80), false, false));
      }
    }
    return draw.some(new ArrayList<>(all), PROBES);
  }

  /**
   * Neighbours outside have no route by the router: they only rarely ask for what is not near. What
   * the world has itself it does not ask for.
   */
  private boolean reaches(String from, String to) {
    if (from.startsWith("world")) {
      return !to.equals(RandomNetwork.WORLD) && !to.equals(CLUSTER);
    }
    boolean asks = !from.startsWith("ext") || sameSubnet(network.address(from), to);
    return asks || draw.chance(.05);
  }

  private static boolean sameSubnet(String one, String other) {
    String net = one.substring(0, one.lastIndexOf('.') + 1);
    return other.startsWith(net);
  }
}

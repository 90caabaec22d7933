package io.github.ricochet.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Draws what rules ask of a packet, from the words of one network, so that packets often fit. */
final class RandomMatches {

  private static final Set<String> WITH_IN = Set.of("PREROUTING", "INPUT", "FORWARD");

  /** What iptables takes but once in a rule. */
  private static final Set<String> ONCE = Set.of("-s ", "-d ", "-i ", "-o ");

  private static final Set<String> WITH_OUT = Set.of("FORWARD", "OUTPUT", "POSTROUTING");

  private final Draw draw;
  private final Network network;
  private final List<Service> services;
  private final List<String> sets;

  /**
   * @param sets what {@code -m set} can be given, such as {@code --match-set web dst}
   */
  RandomMatches(Draw draw, Network network, List<Service> services, List<String> sets) {
    this.draw = draw;
    this.network = network;
    this.services = services;
    this.sets = sets;
  }

  /** A few conditions that the hook allows, none as often as not. */
  String some(String hook) {
    StringBuilder all = new StringBuilder();
    List<Supplier<String>> kinds = kinds(hook);
    int count = draw.pick(0, 1, 1, 2);
    for (Supplier<String> kind : draw.some(kinds, count)) {
      String condition = kind.get();
      String option = condition.replace("! ", "").substring(0, 3);
      if (!ONCE.contains(option) || !all.toString().contains(option)) {
        all.append(condition).append(' ');
      }
    }
    return withProtocol(all.toString());
  }

  /** One condition. */
  String one(String hook) {
    return withProtocol(draw.pick(kinds(hook)).get());
  }

  /** The protocol stands once, before what needs it. */
  private String withProtocol(String conditions) {
    boolean needed = conditions.contains("@tcp") || conditions.contains("@any");
    String protocol = conditions.contains("@tcp") ? "tcp" : draw.pick(services).protocol();
    String plain = conditions.replaceAll("@(tcp|any)", "");
    String proto = needed ? "-p " + protocol + " " : "";
    return proto + plain.replace("%P", protocol);
  }

  private List<Supplier<String>> kinds(String hook) {
    List<Supplier<String>> kinds =
        new ArrayList<>(
            List.of(
                this::source,
                this::source,
                this::destination,
                this::destination,
                this::ports,
                this::ports,
                this::multiport,
                this::flags,
                this::ctstate,
                this::conntrack,
                this::conntrack,
                this::mark,
                this::connmark,
                this::set,
                () -> addrtype(hook),
                () -> physdev(hook),
                this::packetType));
    kinds.addAll(RandomHeaders.kinds(draw, network, services));
    if (WITH_IN.contains(hook)) {
      kinds.add(() -> not() + "-i " + device());
      kinds.add(() -> not() + "-i " + device());
      kinds.add(() -> group("--src-group "));
      kinds.add(() -> "-m mac " + not() + "--mac-source " + network.mac(host()));
    }
    if (WITH_OUT.contains(hook)) {
      kinds.add(() -> group("--dst-group "));
      kinds.add(() -> not() + "-o " + device());
      kinds.add(() -> not() + "-o " + device());
    }
    return kinds;
  }

  private String not() {
    return draw.chance(.2) ? "! " : "";
  }

  private String host() {
    return draw.pick(new ArrayList<>(network.hosts.keySet()));
  }

  private String device() {
    return draw.chance(.1) ? "br+" : draw.pick(network.devices());
  }

  /** An address that packets have at one end. */
  private String address() {
    Service service = draw.pick(services);
    return draw.pick(
        network.address(host()) + "/32",
        network.address(service.target()) + "/32",
        service.asked() + "/32",
        draw.pick(network.subnets()),
        "10.0.0.0/" + draw.pick(8, 25, 30));
  }

  private String source() {
    return not() + "-s " + address();
  }

  private String destination() {
    return not() + "-d " + address();
  }

  private String port() {
    Service service = draw.pick(services);
    int port = draw.pick(service.port(), service.targetPort());
    return draw.pick(String.valueOf(port), port + ":" + (port + 3), ":" + port);
  }

  private String ports() {
    return "@any-m %P " + not() + draw.pick("--dport ", "--dport ", "--sport ") + port();
  }

  private String multiport() {
    Service service = draw.pick(services);
    return "@any-m multiport "
        + not()
        + draw.pick("--dports ", "--sports ", "--ports ")
        + service.port()
        + ","
        + service.targetPort()
        + draw.pick("", ",40000:40100", ",9000");
  }

  private String flags() {
    return draw.pick(
        "@tcp-m tcp --tcp-flags FIN,SYN,RST,ACK SYN",
        "@tcp-m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN",
        "@tcp-m tcp --tcp-flags SYN,ACK SYN,ACK",
        "@tcp-m tcp --tcp-flags ACK ACK",
        "@tcp-m tcp --tcp-flags PSH PSH");
  }

  private String ctstate() {
    String states =
        draw.pick(
            "NEW",
            "ESTABLISHED",
            "RELATED,ESTABLISHED",
            "INVALID",
            "UNTRACKED",
            "DNAT",
            "SNAT",
            "NEW,DNAT",
            "INVALID,NEW",
            "INVALID,UNTRACKED");
    return draw.chance(.8)
        ? "-m conntrack " + not() + "--ctstate " + states
        : "-m state " + not() + "--state " + draw.pick("NEW", "RELATED,ESTABLISHED", "INVALID");
  }

  private String conntrack() {
    Service service = draw.pick(services);
    String option =
        draw.pick(
            "--ctorigdst " + draw.pick(service.asked(), network.address(service.target())),
            "--ctorigsrc " + draw.pick(network.address(host()), draw.pick(network.subnets())),
            "--ctreplsrc " + network.address(service.target()),
            "--ctrepldst " + draw.pick(network.address(host()), draw.pick(network.own())),
            "--ctorigdstport " + draw.pick(service.port(), service.targetPort()),
            "--ctreplsrcport " + draw.pick(service.port(), service.targetPort()),
            "--ctstatus " + draw.pick("NONE", "SEEN_REPLY", "CONFIRMED", "ASSURED"),
            "--ctproto " + draw.pick("tcp", "udp"));
    return draw.chance(.15)
        ? "-m conntrack --ctdir " + draw.pick("ORIGINAL", "REPLY")
        : "-m conntrack " + not() + option;
  }

  private String mark() {
    return "-m mark " + not() + "--mark " + RandomMarks.tested(draw);
  }

  private String connmark() {
    return "-m connmark " + not() + "--mark " + RandomMarks.tested(draw);
  }

  private String set() {
    return sets.isEmpty() ? source() : "@any-m set " + not() + draw.pick(sets);
  }

  private String addrtype(String hook) {
    String type = draw.pick("LOCAL", "LOCAL", "LOCAL", "UNICAST", "BROADCAST", "LOCAL,BROADCAST");
    String limit = "";
    if (draw.chance(.3) && (WITH_IN.contains(hook) || WITH_OUT.contains(hook))) {
      boolean in = WITH_IN.contains(hook) && !(WITH_OUT.contains(hook) && draw.chance(.5));
      limit = in ? " --limit-iface-in" : " --limit-iface-out";
    }
    return "-m addrtype "
        + not()
        + draw.pick("--dst-type ", "--dst-type ", "--src-type ")
        + type
        + limit;
  }

  private String physdev(String hook) {
    List<String> options = new ArrayList<>(List.of("--physdev-is-in"));
    String port = draw.pick(network.ports).name();
    options.add("--physdev-in " + draw.pick(port, port, "v0+"));
    if (hook.equals("FORWARD") || hook.equals("POSTROUTING")) {
      options.add("--physdev-is-bridged");
      options.add("--physdev-is-bridged");
      options.add("--physdev-is-out");
      options.add("--physdev-out " + port);
    }
    return "-m physdev " + not() + draw.pick(options);
  }

  private String group(String option) {
    return "-m devgroup " + not() + option + draw.pick("0x0", "0x5", "0x4/0x4");
  }

  private String packetType() {
    return "-m pkttype " + not() + "--pkt-type " + draw.pick("unicast", "unicast", "broadcast");
  }
}

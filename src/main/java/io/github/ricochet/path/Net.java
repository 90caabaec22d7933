package io.github.ricochet.path;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.KernelVersion;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The host made ready for walks (struct net): compiled once, never changed. */
final class Net {

  private final Host host;
  private final KernelVersion kernel;
  private final Assumptions assumptions;
  private final Set<Mechanism> without;
  private final InetConf conf;
  private final Fib fib;
  private final IpSets ipSets;
  private final MissingDumps missing;
  private final Set<Ip> own = new HashSet<>();
  private final Map<String, Bridge> bridges = new HashMap<>();
  private final Map<String, List<BridgePort>> ports = new HashMap<>();
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Map<String, CompiledTable> iptables;
  private final Map<String, CompiledTable> ebtables;

  /**
   * @param without what is left out of the model; empty outside tests
   */
  Net(Host host, Assumptions assumptions, Set<Mechanism> without) {
    this.without = without;
    this.host = host;
    this.assumptions = assumptions;
    this.kernel = assumptions.kernel().or(host::kernel).orElse(KernelVersion.NEWEST);
    this.missing = new MissingDumps(host);
    this.conf = new InetConf(host, this);
    this.fib = new Fib(host, this);
    this.ipSets = new IpSets(host.ipSets(), host.iptables());
    UnreadRules unread = new UnreadRules(host);
    this.iptables = compile(host.iptables(), t -> unread.in(RuleFamily.IPTABLES, t));
    this.ebtables = compile(host.ebtables(), t -> unread.in(RuleFamily.EBTABLES, t));
    host.addresses().forEach(a -> own.add(a.address()));
    host.bridges().forEach(b -> bridges.putIfAbsent(b.name(), b));
    host.ports().forEach(p -> ports.computeIfAbsent(p.bridge(), b -> new ArrayList<>()).add(p));
    readDevices();
  }

  private static Map<String, CompiledTable> compile(
      Optional<Ruleset> rules, UnaryOperator<Table> completed) {
    Map<String, CompiledTable> byName = new HashMap<>();
    for (Table table : rules.map(Ruleset::tables).orElse(List.of())) {
      byName.put(table.name(), new CompiledTable(completed.apply(table)));
    }
    return byName;
  }

  private void readDevices() {
    Map<String, BridgePort> portOf = new HashMap<>();
    host.ports().forEach(p -> portOf.putIfAbsent(p.name(), p));
    Map<String, List<InterfaceAddress>> addresses = new HashMap<>();
    for (InterfaceAddress a : host.addresses()) {
      if (a.address().family() == Family.IPV4) {
        addresses.computeIfAbsent(a.device(), d -> new ArrayList<>(1)).add(a);
      }
    }
    Map<String, Interface> known = new LinkedHashMap<>();
    host.interfaces().stream()
        .sorted((a, b) -> Integer.compare(place(a), place(b)))
        .forEach(i -> known.put(i.name(), i));
    // Devices that only other dumps name come last.
    Set<String> names = new LinkedHashSet<>(known.keySet());
    host.addresses().forEach(a -> names.add(a.device()));
    host.ports().forEach(p -> names.add(p.name()));
    host.ports().forEach(p -> names.add(p.bridge()));
    host.bridges().forEach(b -> names.add(b.name()));
    for (String name : names) {
      Optional<Interface> link = Optional.ofNullable(known.get(name));
      List<InterfaceAddress> ofDevice = addresses.getOrDefault(name, List.of());
      devices.put(name, device(name, link, peer(link, known), portOf.get(name), ofDevice));
    }
  }

  /** Where a device stands among them: by its index, last where no dump tells that. */
  private static int place(Interface device) {
    return device.index() == 0 ? Integer.MAX_VALUE : device.index();
  }

  /** The device at the other end of a veth pair: each is told to be the other's. */
  private String peer(Optional<Interface> link, Map<String, Interface> known) {
    return link.filter(i -> models(Mechanism.VETH_PAIR))
        .flatMap(Interface::lower)
        .map(known::get)
        .filter(other -> other.lower().equals(link.map(Interface::name)))
        .map(Interface::name)
        .orElse(null);
  }

  private Device device(
      String name,
      Optional<Interface> link,
      String peer,
      BridgePort port,
      List<InterfaceAddress> addresses) {
    boolean bridge = bridges.containsKey(name) || ports.containsKey(name);
    boolean up =
        link.map(i -> i.up() != Setting.OFF && (i.carrier() != Setting.OFF || bridge)).orElse(true);
    // tcpdump holds a device promiscuous without the PROMISC flag, so the count decides.
    boolean promiscuous = link.map(Interface::isPromiscuous).orElse(false);
    Mac mac = link.flatMap(Interface::mac).orElseGet(() -> madeUp(name));
    int index = link.map(Interface::index).orElse(0);
    OptionalInt group = link.map(Interface::group).orElse(OptionalInt.empty());
    return new Device(
        name, index, mac, up, bridge, promiscuous, group, peer, port, tag(link), addresses);
  }

  private Device.Tag tag(Optional<Interface> link) {
    return link.filter(i -> i.vlanId().isPresent())
        .flatMap(Interface::lower)
        .filter(b -> bridges.containsKey(b) || ports.containsKey(b))
        .map(b -> new Device.Tag(b, link.orElseThrow().vlanId().getAsInt()))
        .orElse(null);
  }

  /** The device that frames of a bridge with this tag are for (vlan_find_dev()). */
  Optional<Device> vlanDevice(String bridge, int vlan) {
    Device.Tag wanted = new Device.Tag(bridge, vlan);
    return devices.values().stream().filter(d -> wanted.equals(d.tag())).findFirst();
  }

  /** A locally administered address for a device whose own is in no dump. */
  static Mac madeUp(String device) {
    return new Mac(0x020000000000L | (device.hashCode() & 0xffffffffL));
  }

  /** The same for a machine of which only its address is known: that ends in it, if it is IPv4. */
  static Mac madeUp(Ip machine) {
    return new Mac(0x060000000000L | ((machine.low() ^ machine.high()) & 0xffffffffL));
  }

  /** Whether this part of the kernel's way is in the model. */
  boolean models(Mechanism mechanism) {
    return !without.contains(mechanism);
  }

  Host host() {
    return host;
  }

  MissingDumps missing() {
    return missing;
  }

  Assumptions assumptions() {
    return assumptions;
  }

  InetConf conf() {
    return conf;
  }

  Fib fib() {
    return fib;
  }

  IpSets ipSets() {
    return ipSets;
  }

  KernelVersion kernel() {
    return kernel;
  }

  /** All devices by ifindex. */
  Iterable<Device> devices() {
    return devices.values();
  }

  /** The device of this name, or {@code null}. */
  Device device(String name) {
    return devices.get(name);
  }

  /** The bridge that a device is a port of, or empty. */
  String bridgeOf(String device) {
    Device d = devices.get(device);
    return d == null || d.port() == null ? "" : d.port().bridge();
  }

  /** The ports of a bridge, in the order of the dumps. */
  List<BridgePort> ports(String bridge) {
    return ports.getOrDefault(bridge, List.of());
  }

  /** What the dumps tell of a bridge. */
  Optional<Bridge> bridge(String name) {
    return Optional.ofNullable(bridges.get(name));
  }

  /** Whether the address stands on an interface of the host. */
  boolean hasAddress(Ip address) {
    return own.contains(address);
  }

  /**
   * Whether the address is one of the host's own: it stands on an interface, or a route of the
   * local table has it (inet_addr_type(), __ip_dev_find()).
   */
  boolean owns(Ip address) {
    return address.isLoopback()
        || own.contains(address)
        || (models(Mechanism.LOCAL_ROUTE) && fib.addressType(address, "") == Route.Type.LOCAL);
  }

  /**
   * The address as the host may have it on an interface: where routes alone tell of addresses, they
   * name one of each subnet, and there may be more.
   */
  Optional<InterfaceAddress> unlisted(Ip address) {
    boolean listed =
        host.has(DumpKind.IP_ADDR)
            || owns(address)
            || host.routes().stream().anyMatch(r -> r.type() == Route.Type.LOCAL);
    return listed
        ? Optional.empty()
        : host.addresses().stream()
            .filter(primary -> isRouted(primary) && primary.reaches(address))
            .map(primary -> primary.second(address))
            .findFirst();
  }

  private boolean isRouted(InterfaceAddress address) {
    return host.routes().stream().anyMatch(r -> r.origin().equals(address.origin()));
  }

  /** A table of iptables, or {@code null}. */
  CompiledTable iptables(String table) {
    return iptables.get(table);
  }

  /** A table of ebtables, or {@code null}. */
  CompiledTable ebtables(String table) {
    return ebtables.get(table);
  }

  /**
   * Whether IPv4 frames of this bridge pass through iptables: the sysctl OR the bridge's own flag
   * (br_nf_pre_routing()), and br_netfilter has to be there.
   */
  Setting callIptables(String bridge) {
    if (!models(Mechanism.BR_NETFILTER)) {
      return Setting.OFF;
    }
    Optional<String> global = host.sysctl("net.bridge.bridge-nf-call-iptables");
    if (global.isEmpty() && host.brNetfilter() == Setting.OFF) {
      return Setting.OFF;
    }
    Setting all = global.map(v -> Setting.of(!v.equals("0"))).orElse(Setting.UNKNOWN);
    // 4df53d8bab64 brought the bridge's own flag.
    return models(Mechanism.CALL_IPTABLES_OF_BRIDGE) && kernel.atLeast(2, 6, 37)
        ? all.or(bridge(bridge).map(Bridge::nfCallIptables).orElse(Setting.UNKNOWN))
        : all;
  }

  /**
   * A bridge's sysctl, such as {@code bridge-nf-filter-vlan-tagged}; off where no dump tells, as
   * the kernel starts.
   */
  boolean bridgeSysctl(String key) {
    return host.sysctl("net.bridge." + key).map(v -> !v.equals("0")).orElse(false);
  }

  /** The dump that would tell a port's flags. */
  static DumpKind portDump() {
    return DumpKind.BRIDGE_LINK;
  }

  /**
   * inet_select_addr(): the device's first primary address on the destination's subnet, else its
   * first, else any other device's.
   *
   * @param destination what the address is for; empty where any subnet will do
   * @param scope the scope of the route that it is for; addresses of a narrower one do not count
   */
  Optional<Ip> selectAddress(String device, Optional<Ip> destination, String scope) {
    Optional<Ip> first = Optional.empty();
    Device own = devices.get(device);
    if (own != null) {
      for (InterfaceAddress a : own.addresses()) {
        if (!a.secondary() && scopeFits(a, device, scope)) {
          boolean fits = destination.map(a.subnet()::contains).orElse(true);
          if (models(Mechanism.MASQUERADE_SUBNET) && fits) {
            return Optional.of(a.address());
          }
          first = first.or(() -> Optional.of(a.address()));
        }
      }
    }
    return models(Mechanism.MASQUERADE_BORROWED) ? first.or(this::anyAddress) : first;
  }

  /** Localhost's address counts as one of the link, unless route_localnet makes it a real one. */
  private boolean scopeFits(InterfaceAddress a, String device, String scope) {
    if (!scope.equals("link") && !scope.equals("host")) {
      return a.scope().equals("global");
    }
    return !a.scope().equals("host") || !conf.routeLocalnet(device);
  }

  private Optional<Ip> anyAddress() {
    return devices.values().stream()
        .flatMap(d -> d.addresses().stream())
        .filter(a -> !a.secondary() && a.scope().equals("global"))
        .map(InterfaceAddress::address)
        .findFirst();
  }

  /**
   * The interface that faces the outside, for a sender that no route leads to: the one that has the
   * asked address, else the first that is neither loopback, bridge nor bridge port.
   */
  Optional<String> outside(Ip asked) {
    List<Device> routed =
        devices.values().stream()
            .filter(d -> !d.bridge() && d.port() == null && !d.addresses().isEmpty())
            .filter(d -> d.addresses().stream().noneMatch(a -> a.address().isLoopback()))
            .toList();
    return routed.stream()
        .filter(d -> d.addresses().stream().anyMatch(a -> a.address().equals(asked)))
        .findFirst()
        .or(() -> routed.stream().findFirst())
        .map(Device::name);
  }

  /**
   * Whether any dump tells of the host's interfaces and of its addresses or routes; else there is
   * nothing to walk through, or no way that leads anywhere.
   */
  boolean known() {
    boolean led = host.has(DumpKind.IP_ROUTE) || host.has(DumpKind.IP_ADDR);
    return !devices.isEmpty() && (led || !host.addresses().isEmpty());
  }

  /** nf_nat_redirect_ipv4(): the first primary address of the device. */
  Optional<Ip> firstAddress(String device) {
    Device own = devices.get(device);
    return own == null
        ? Optional.empty()
        : own.addresses().stream()
            .filter(a -> !a.secondary())
            .map(InterfaceAddress::address)
            .findFirst();
  }
}

package io.github.ricochet.dump;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.BridgeVlan;
import io.github.ricochet.host.Connection;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.FdbEntry;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.IpSet;
import io.github.ricochet.host.KernelVersion;
import io.github.ricochet.host.Listener;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RoutingRule;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.Sysctl;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the readers have found so far, of all files of one host. The same thing told twice, by two
 * commands or by one that was saved twice, is kept once.
 */
final class Facts {

  /** A dump that is wrong in more lines than this says how many more there are, and not which. */
  static final int MOST_PROBLEMS = 200;

  private final Map<String, Interface> interfaces = new LinkedHashMap<>();
  private final Map<String, Bridge> bridges = new LinkedHashMap<>();
  private final Map<String, BridgePort> ports = new LinkedHashMap<>();
  private final Map<String, Sysctl> sysctls = new LinkedHashMap<>();
  private final Configured configured = new Configured();
  private final Map<String, IpSet> ipSets = new LinkedHashMap<>();
  private final Map<List<Object>, BridgeVlan> vlans = new LinkedHashMap<>();
  private final Map<List<Object>, InterfaceAddress> addresses = new LinkedHashMap<>();
  private final Map<List<Object>, Neighbour> neighbours = new LinkedHashMap<>();
  private final Map<List<Object>, FdbEntry> fdb = new LinkedHashMap<>();
  private final Map<List<Object>, Route> routes = new LinkedHashMap<>();
  private final Map<List<Object>, RoutingRule> rules = new LinkedHashMap<>();
  private final Map<List<Object>, Listener> listeners = new LinkedHashMap<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Set<String> modules = new LinkedHashSet<>();
  private final Set<String> otherMasters = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<VuurmuurFact> vuurmuur = new ArrayList<>();
  private Optional<KernelVersion> kernel = Optional.empty();
  private final Map<String, Map<Integer, String>> portNumbers = new LinkedHashMap<>();
  private final List<List<BrctlShowmacsReader.Entry>> numbered = new ArrayList<>();
  private int misunderstood;

  Map<String, Interface> interfaces() {
    return interfaces;
  }

  Map<String, Bridge> bridges() {
    return bridges;
  }

  Map<String, BridgePort> ports() {
    return ports;
  }

  Collection<InterfaceAddress> addresses() {
    return addresses.values();
  }

  Collection<Route> routes() {
    return routes.values();
  }

  Collection<Neighbour> neighbours() {
    return neighbours.values();
  }

  Collection<FdbEntry> fdb() {
    return fdb.values();
  }

  /** A kernel setting; empty where no dump has it. */
  Optional<Sysctl> sysctl(String key) {
    return Optional.ofNullable(sysctls.get(key));
  }

  List<Problem> problems() {
    return problems;
  }

  Set<String> otherMasters() {
    return otherMasters;
  }

  Map<String, Map<Integer, String>> portNumbers() {
    return portNumbers;
  }

  List<List<BrctlShowmacsReader.Entry>> numbered() {
    return numbered;
  }

  void add(Interface link) {
    interfaces.merge(link.name(), link, (a, b) -> Merging.join(a, b, problems::add));
  }

  void add(Bridge bridge) {
    bridges.merge(bridge.name(), bridge, (a, b) -> Merging.join(a, b, problems::add));
  }

  void add(BridgePort port) {
    ports.merge(port.name(), port, (a, b) -> Merging.join(a, b, problems::add));
  }

  void add(BridgeVlan vlan) {
    vlans.putIfAbsent(key(vlan.device(), vlan.vid()), vlan);
  }

  void add(InterfaceAddress address) {
    addresses.putIfAbsent(
        key(address.device(), address.address(), address.prefixLength()), address);
  }

  void add(Neighbour neighbour) {
    neighbours.putIfAbsent(key(neighbour.address(), neighbour.device()), neighbour);
  }

  void add(FdbEntry entry) {
    fdb.putIfAbsent(key(entry.mac(), entry.device(), entry.bridge(), entry.vlan()), entry);
  }

  void add(Route route) {
    routes.putIfAbsent(
        key(
            route.type(),
            route.destination(),
            route.table(),
            route.tos(),
            route.metric(),
            route.nextHops()),
        route);
  }

  void add(RoutingRule rule) {
    rules.putIfAbsent(
        key(
            rule.family(),
            rule.priority(),
            rule.not(),
            rule.from(),
            rule.to(),
            rule.iif(),
            rule.oif(),
            rule.mark(),
            rule.tos(),
            rule.protocol(),
            rule.sourcePorts(),
            rule.destinationPorts(),
            rule.unmodelled(),
            rule.action(),
            rule.table(),
            rule.gotoPriority()),
        rule);
  }

  void add(Listener listener) {
    listeners.putIfAbsent(
        key(listener.protocol(), listener.address(), listener.device(), listener.port()), listener);
  }

  void add(Connection connection) {
    connections.add(connection);
  }

  void add(IpSet set) {
    ipSets.putIfAbsent(set.name(), set);
  }

  /** A running value wins over a configured one; of two configured ones the later wins. */
  void add(Sysctl sysctl) {
    configured.add(sysctl);
    sysctls.merge(
        sysctl.key(),
        sysctl,
        (one, other) -> {
          if (one.running() && other.running() && !isOfSeveralLines(one, other)) {
            new Join(one.key(), one.origin(), other.origin(), problems::add)
                .known("the value", one.value(), other.value(), "");
          }
          return one.running() ? one : other;
        });
  }

  /**
   * Some settings have several lines, such as dev.cdrom.info; sysctl prints the key before each.
   */
  private static boolean isOfSeveralLines(Sysctl one, Sysctl other) {
    return one.origin().file() == other.origin().file() || !one.key().startsWith("net.");
  }

  void add(VuurmuurFact fact) {
    vuurmuur.add(fact);
  }

  void add(KernelVersion version) {
    kernel = kernel.isPresent() ? kernel : Optional.of(version);
  }

  void addModule(String module) {
    modules.add(module);
  }

  /** Tells which port of a bridge has a number. */
  void addPortNumber(String bridge, int number, String device) {
    portNumbers.computeIfAbsent(bridge, b -> new HashMap<>()).putIfAbsent(number, device);
  }

  /** FDB entries of one bridge that name ports by number. */
  void addNumbered(List<BrctlShowmacsReader.Entry> entries) {
    numbered.add(entries);
  }

  /** Tells that a device enslaves others but is no bridge: a bond, a team or a VRF. */
  void addOtherMaster(String device) {
    otherMasters.add(device);
  }

  void notUnderstood(Origin origin, String message) {
    misunderstood++;
    if (misunderstood <= MOST_PROBLEMS) {
      problem(Problem.Kind.NOT_UNDERSTOOD, origin, message);
    }
  }

  void problem(Problem.Kind kind, Origin origin, String message) {
    problems.add(new Problem(kind, message, origin.file().name(), Optional.of(origin)));
  }

  void add(Problem problem) {
    if (problem.kind() == Problem.Kind.NOT_UNDERSTOOD) {
      misunderstood++;
    }
    problems.add(problem);
  }

  /** Starts the count of lines that are not understood anew, and gives what it was. */
  int takeMisunderstood(Stretch stretch) {
    int count = misunderstood;
    if (count > MOST_PROBLEMS) {
      problem(
          Problem.Kind.NOT_UNDERSTOOD,
          Origin.ofLine(stretch.file(), stretch.first()),
          (count - MOST_PROBLEMS) + " more lines of this dump were not understood");
    }
    misunderstood = 0;
    return count;
  }

  /** All of it as a host. */
  Host host(
      String name, Map<RuleFamily, Ruleset> rulesets, Set<DumpKind> present, List<Input> inputs) {
    List<RoutingRule> byPriority = new ArrayList<>(rules.values());
    byPriority.sort((one, other) -> Long.compare(one.priority(), other.priority()));
    problems.addAll(configured.notInForce(sysctls));
    return new Host(
        name,
        List.copyOf(interfaces.values()),
        List.copyOf(bridges.values()),
        List.copyOf(ports.values()),
        List.copyOf(vlans.values()),
        List.copyOf(addresses.values()),
        List.copyOf(neighbours.values()),
        List.copyOf(fdb.values()),
        List.copyOf(routes.values()),
        List.copyOf(byPriority),
        Collections.unmodifiableMap(new EnumMap<>(rulesets)),
        Collections.unmodifiableMap(ipSets),
        Collections.unmodifiableMap(sysctls),
        List.copyOf(listeners.values()),
        List.copyOf(connections),
        kernel,
        Collections.unmodifiableSet(modules),
        Collections.unmodifiableSet(present),
        List.copyOf(inputs),
        List.copyOf(problems),
        List.copyOf(vuurmuur));
  }

  private static List<Object> key(Object... parts) {
    return Arrays.asList(parts);
  }
}

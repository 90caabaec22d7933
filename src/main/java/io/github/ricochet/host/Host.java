package io.github.ricochet.host;

import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One machine's configuration, as its dumps tell it. What no dump tells is absent here, never a
 * default.
 *
 * @param name as the user named it, such as the folder
 * @param interfaces all interfaces that a dump lists
 * @param bridges the bridges among them
 * @param ports the bridge ports
 * @param vlans which VLANs ports and bridges are members of
 * @param addresses the host's own addresses
 * @param neighbours the neighbour table
 * @param fdb the forwarding databases
 * @param routes all routes that a dump lists, of every table
 * @param routingRules the routing policy database, by priority
 * @param rulesets the packet filter rules by the family that they are for
 * @param ipSets the ipsets by name
 * @param sysctls the kernel settings by key; a running value wins over a configured one
 * @param listeners what the host listens on
 * @param connections live connections
 * @param kernel the kernel release
 * @param modules the loaded kernel modules; empty where no dump lists them
 * @param present the kinds of dumps that were read: what a listing of such a kind does not name is
 *     known not to be there
 * @param inputs what was read, file by file
 * @param problems what was not understood or contradicts itself
 * @param vuurmuur what of a Vuurmuur configuration tree does not become what it says
 */
public record Host(
    String name,
    List<Interface> interfaces,
    List<Bridge> bridges,
    List<BridgePort> ports,
    List<BridgeVlan> vlans,
    List<InterfaceAddress> addresses,
    List<Neighbour> neighbours,
    List<FdbEntry> fdb,
    List<Route> routes,
    List<RoutingRule> routingRules,
    Map<RuleFamily, Ruleset> rulesets,
    Map<String, IpSet> ipSets,
    Map<String, Sysctl> sysctls,
    List<Listener> listeners,
    List<Connection> connections,
    Optional<KernelVersion> kernel,
    Set<String> modules,
    Set<DumpKind> present,
    List<Input> inputs,
    List<Problem> problems,
    List<VuurmuurFact> vuurmuur) {

  /** Whether a dump of this kind was read. */
  public boolean has(DumpKind kind) {
    return present.contains(kind);
  }

  /** The rules of iptables, where they were read. */
  public Optional<Ruleset> iptables() {
    return Optional.ofNullable(rulesets.get(RuleFamily.IPTABLES));
  }

  /** The rules of ebtables, where they were read. */
  public Optional<Ruleset> ebtables() {
    return Optional.ofNullable(rulesets.get(RuleFamily.EBTABLES));
  }

  /** A kernel setting's value, running or configured. */
  public Optional<String> sysctl(String key) {
    return Optional.ofNullable(sysctls.get(key)).map(Sysctl::value);
  }

  /**
   * Whether br_netfilter is there, so that bridged packets can reach iptables at all. It was part
   * of the bridge module before 3.18; since then it is a module of its own that something has to
   * load.
   */
  public Setting brNetfilter() {
    if (running().anyMatch(s -> s.key().startsWith("net.bridge."))
        || kernel.filter(k -> !k.atLeast(3, 18)).isPresent()
        || modules.contains("br_netfilter")) {
      return Setting.ON;
    }
    return has(DumpKind.LSMOD) || listsAllSysctls() ? Setting.OFF : Setting.UNKNOWN;
  }

  /**
   * Whether all settings of the kernel were listed, and not a part such as {@code sysctl net.ipv4}.
   */
  public boolean listsAllSysctls() {
    return running().anyMatch(s -> s.key().startsWith("kernel."))
        && running().anyMatch(s -> s.key().startsWith("net.ipv4."));
  }

  private Stream<Sysctl> running() {
    return sysctls.values().stream().filter(Sysctl::running);
  }

  /** The interface of this name. */
  public Optional<Interface> findInterface(String device) {
    return interfaces.stream().filter(i -> i.name().equals(device)).findFirst();
  }

  /** The bridge of this name. */
  public Optional<Bridge> findBridge(String device) {
    return bridges.stream().filter(b -> b.name().equals(device)).findFirst();
  }

  /** The bridge port of this name. */
  public Optional<BridgePort> findPort(String device) {
    return ports.stream().filter(p -> p.name().equals(device)).findFirst();
  }

  /** Whether the address is one of the host's own, loopback included. */
  public boolean owns(Ip address) {
    if (address.isLoopback()) {
      return true;
    }
    // Asked for each address that a hundred thousand rules name.
    for (int i = 0; i < addresses.size(); i++) {
      if (addresses.get(i).address().equals(address)) {
        return true;
      }
    }
    return false;
  }

  /** The same host with these bridge ports. */
  public Host withPorts(List<BridgePort> changed) {
    return with(interfaces, bridges, List.copyOf(changed), addresses, rulesets, sysctls);
  }

  /** The same host with these interfaces. */
  public Host withInterfaces(List<Interface> changed) {
    return with(List.copyOf(changed), bridges, ports, addresses, rulesets, sysctls);
  }

  /** The same host with these bridges. */
  public Host withBridges(List<Bridge> changed) {
    return with(interfaces, List.copyOf(changed), ports, addresses, rulesets, sysctls);
  }

  /** The same host with these addresses of its own. */
  public Host withAddresses(List<InterfaceAddress> changed) {
    return with(interfaces, bridges, ports, List.copyOf(changed), rulesets, sysctls);
  }

  /** The same host with this setting. */
  public Host withSysctl(Sysctl changed) {
    Map<String, Sysctl> all = new TreeMap<>(sysctls);
    all.put(changed.key(), changed);
    return with(interfaces, bridges, ports, addresses, rulesets, Collections.unmodifiableMap(all));
  }

  /** The same host with these rules in place of those of their family. */
  public Host withRuleset(Ruleset changed) {
    Map<RuleFamily, Ruleset> all = new EnumMap<>(rulesets);
    all.put(changed.family(), changed);
    return with(interfaces, bridges, ports, addresses, Collections.unmodifiableMap(all), sysctls);
  }

  /**
   * The same host with the rules of another in place of its own, table by table, as
   * iptables-restore loads them; what was read for them, and what was not understood, is part of
   * it.
   */
  public Host with(Host planned) {
    Map<RuleFamily, Ruleset> all = new EnumMap<>(RuleFamily.class);
    all.putAll(rulesets);
    planned.rulesets.forEach((family, rules) -> all.merge(family, rules, Ruleset::with));
    Set<DumpKind> kinds = EnumSet.noneOf(DumpKind.class);
    kinds.addAll(present);
    kinds.addAll(planned.present);
    return with(interfaces, bridges, ports, addresses, Collections.unmodifiableMap(all), sysctls)
        .having(
            Collections.unmodifiableSet(kinds),
            Stream.concat(inputs.stream(), planned.inputs.stream()).toList(),
            Stream.concat(problems.stream(), planned.problems.stream()).toList());
  }

  /** The same host with what a change of it can change. */
  private Host with(
      List<Interface> newInterfaces,
      List<Bridge> newBridges,
      List<BridgePort> newPorts,
      List<InterfaceAddress> newAddresses,
      Map<RuleFamily, Ruleset> newRulesets,
      Map<String, Sysctl> newSysctls) {
    return new Host(
        name,
        newInterfaces,
        newBridges,
        newPorts,
        vlans,
        newAddresses,
        neighbours,
        fdb,
        routes,
        routingRules,
        newRulesets,
        ipSets,
        newSysctls,
        listeners,
        connections,
        kernel,
        modules,
        present,
        inputs,
        problems,
        vuurmuur);
  }

  /** The same host, with what is told of its input. */
  private Host having(Set<DumpKind> newPresent, List<Input> newInputs, List<Problem> newProblems) {
    return new Host(
        name,
        interfaces,
        bridges,
        ports,
        vlans,
        addresses,
        neighbours,
        fdb,
        routes,
        routingRules,
        rulesets,
        ipSets,
        sysctls,
        listeners,
        connections,
        kernel,
        modules,
        newPresent,
        newInputs,
        newProblems,
        vuurmuur);
  }
}

package io.github.ricochet.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One router with the machines around it, and what is asked of it. It is what {@code spec.json} of
 * a recorded host says; {@link SpecJson} reads and prints it.
 *
 * @param backend {@code iptables-nft} or {@code iptables-legacy}
 * @param bridges the router's bridges, by name
 * @param ports the ports of the bridges
 * @param nics the router's other interfaces
 * @param hosts the machines, by name; {@code R} is the router and stands not among them
 * @param sysctls settings of the router, in the order in which they are written
 * @param routes what {@code ip route add} is given
 * @param rules what {@code ip rule add} is given
 * @param ipset a text for {@code ipset restore}, or empty
 * @param iptables a text for {@code iptables-restore}, or empty
 * @param ebtables a text for {@code ebtables-restore}, or empty
 * @param setup a shell script that is run on the router last, or empty
 * @param listeners what the router itself listens on, such as {@code udp 10.0.0.1:53}; empty for
 *     what every machine listens on
 * @param probes what is asked, in this order
 */
record LabSpec(
    String backend,
    Map<String, BridgeSpec> bridges,
    List<PortSpec> ports,
    List<NicSpec> nics,
    Map<String, HostSpec> hosts,
    Map<String, String> sysctls,
    List<String> routes,
    List<String> rules,
    String ipset,
    String iptables,
    String ebtables,
    String setup,
    List<String> listeners,
    List<ProbeSpec> probes) {

  /** The same router with these rules. */
  LabSpec withRules(String otherIptables, String otherEbtables) {
    return with(otherIptables, otherEbtables, setup, probes);
  }

  /** The same router, asked this. */
  LabSpec withProbes(List<ProbeSpec> others) {
    return with(iptables, ebtables, setup, others);
  }

  /** The same router, on which these commands are given last. */
  LabSpec withCommands(List<String> commands) {
    String tools = backend.equals("iptables-nft") ? "" : "iptables() { " + backend + " \"$@\"; }\n";
    return with(iptables, ebtables, setup + "\n" + tools + String.join("\n", commands), probes);
  }

  private LabSpec with(
      String otherIptables, String otherEbtables, String commands, List<ProbeSpec> others) {
    return new LabSpec(
        backend,
        bridges,
        ports,
        nics,
        hosts,
        sysctls,
        routes,
        rules,
        ipset,
        otherIptables,
        otherEbtables,
        commands,
        listeners,
        others);
  }

  /**
   * A bridge of the router.
   *
   * @param addresses with their prefix lengths
   * @param promiscuous set by hand, as {@code ip link set promisc on} does
   * @param callIptables the bridge's own nf_call_iptables
   */
  record BridgeSpec(List<String> addresses, boolean promiscuous, boolean callIptables) {}

  /**
   * A port of a bridge, with the machines behind it: one by a cable, several by a switch that
   * learns.
   *
   * @param hub whether they hang on a hub
   * @param flags bridge port flags by iproute2's names: hairpin, isolated, learning, flood
   */
  record PortSpec(
      String name, String bridge, List<String> hosts, boolean hub, Map<String, Boolean> flags) {}

  /** An interface of the router that is no bridge port, with the machines behind it. */
  record NicSpec(String name, List<String> addresses, List<String> hosts) {}

  /**
   * A machine. It has one interface.
   *
   * @param address with prefix length; what it sends from
   * @param gateway its default route; empty for none
   * @param more further addresses, such as that of a gateway which a far machine is behind
   * @param routes what {@code ip route add} is given
   */
  record HostSpec(
      String address, Optional<String> gateway, List<String> more, List<String> routes) {}

  /**
   * One flow.
   *
   * @param from the machine that asks, {@code R} for the router
   * @param protocol {@code tcp} or {@code udp}
   * @param unstable whether the dumps do not tell what becomes of it
   * @param service whether it asks for something published: then findings have to explain its loss
   */
  record ProbeSpec(
      String from, String to, String protocol, int port, boolean unstable, boolean service) {}
}

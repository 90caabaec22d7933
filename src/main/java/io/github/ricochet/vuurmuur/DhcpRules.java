package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Target.Standard;
import java.util.Optional;

/** The rules that let DHCP pass on one interface of a network. */
final class DhcpRules {

  private static final int SERVER = 67;
  private static final int CLIENT = 68;

  private static final Optional<Prefix> NONE = Optional.of(Prefix.of(Ip.ANY));
  private static final Optional<Prefix> ALL = Optional.of(Prefix.of(Ip.of("255.255.255.255")));

  private final Nic nic;
  private final Optional<Prefix> network;
  private final Optional<Prefix> address;
  private final Emitter emitter;

  /**
   * @param network the network's addresses, where they are known
   */
  DhcpRules(Nic nic, Optional<Prefix> network, Emitter emitter) {
    this.nic = nic;
    this.network = network;
    this.emitter = emitter;
    address = nic.address().map(Prefix::of);
  }

  /** The firewall serves addresses: create_network_protect_rules_dhcp_server(). */
  void server() {
    if (nic.oldStyle() || nic.device().isEmpty()) {
      return;
    }
    input(NONE, CLIENT, ALL, SERVER);
    if (network.isPresent()) {
      input(network, CLIENT, ALL, SERVER);
    }
    output(NONE, SERVER, ALL, CLIENT);
    if (network.isPresent() && address.isPresent()) {
      output(address, SERVER, network, CLIENT);
      input(network, CLIENT, address, SERVER);
    }
    if (address.isPresent()) {
      input(NONE, CLIENT, address, SERVER);
      output(address, SERVER, ALL, CLIENT);
    }
  }

  /** The firewall gets its address so: create_network_protect_rules_dhcp_client(). */
  void client() {
    if (!nic.dynamic() || nic.oldStyle() || nic.device().isEmpty()) {
      return;
    }
    output(NONE, CLIENT, ALL, SERVER);
    input(NONE, SERVER, ALL, CLIENT);
    if (network.isPresent()) {
      input(network, SERVER, ALL, CLIENT);
      output(NONE, CLIENT, network, SERVER);
      input(network, SERVER, network, CLIENT);
      output(network, CLIENT, network, SERVER);
    }
  }

  private void input(Optional<Prefix> from, int sport, Optional<Prefix> to, int dport) {
    add("INPUT", Line.ANY.in(nic.device()), from, sport, to, dport);
  }

  private void output(Optional<Prefix> from, int sport, Optional<Prefix> to, int dport) {
    add("OUTPUT", Line.ANY.out(nic.device()), from, sport, to, dport);
  }

  private void add(
      String chain, Line by, Optional<Prefix> from, int sport, Optional<Prefix> to, int dport) {
    Traffic traffic =
        new Traffic(
            Protocols.UDP,
            false,
            Optional.of(PortRange.of(sport)),
            Optional.of(PortRange.of(dport)),
            Optional.empty());
    emitter.add("filter", chain, by.of(traffic).from(from).to(to), Standard.ACCEPT);
  }
}

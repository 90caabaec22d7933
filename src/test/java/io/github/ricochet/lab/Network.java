package io.github.ricochet.lab;

import io.github.ricochet.lab.LabSpec.BridgeSpec;
import io.github.ricochet.lab.LabSpec.HostSpec;
import io.github.ricochet.lab.LabSpec.NicSpec;
import io.github.ricochet.lab.LabSpec.PortSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The wires and addresses of a lab while it is drawn, and the words that rules can use of them. */
final class Network {

  final Map<String, BridgeSpec> bridges = new LinkedHashMap<>();
  final List<PortSpec> ports = new ArrayList<>();
  final List<NicSpec> nics = new ArrayList<>();
  final Map<String, HostSpec> hosts = new LinkedHashMap<>();
  final List<String> routes = new ArrayList<>();

  /** Addresses of the router that stand on no interface, but in its local table. */
  final List<String> virtual = new ArrayList<>();

  /** The machines on the outer interfaces. */
  final List<String> uplinks = new ArrayList<>();

  /** The addresses to which the router can send what is for nobody near. */
  final List<String> gateways = new ArrayList<>();

  /** The address that a machine asks from. */
  String address(String host) {
    return Router.bare(hosts.get(host).address());
  }

  /** The machines on the bridges and inner networks. */
  List<String> inside() {
    return hosts.keySet().stream().filter(h -> !uplinks.contains(h)).toList();
  }

  /** The machines on the bridges, but those that are far behind a gateway. */
  List<String> bridged() {
    return ports.stream()
        .flatMap(p -> p.hosts().stream())
        .filter(h -> !hosts.get(h).address().endsWith("/32"))
        .toList();
  }

  /** The devices of the router's IP layer. */
  List<String> devices() {
    return Stream.concat(bridges.keySet().stream(), nics.stream().map(NicSpec::name)).toList();
  }

  /** The router's own addresses on its outer interfaces. */
  List<String> publics() {
    return nics.stream()
        .filter(n -> n.name().startsWith("eth"))
        .flatMap(n -> n.addresses().stream())
        .map(Router::bare)
        .toList();
  }

  /** All addresses of the router. */
  List<String> own() {
    return Stream.concat(
            bridges.values().stream().flatMap(b -> b.addresses().stream()),
            nics.stream().flatMap(n -> n.addresses().stream()))
        .map(Router::bare)
        .toList();
  }

  /** The subnets that the router has an address in. */
  List<String> subnets() {
    return own().stream()
        .map(a -> a.substring(0, a.lastIndexOf('.')) + ".0/24")
        .distinct()
        .toList();
  }

  /** The device of the IP layer that a machine is behind. */
  String home(String host) {
    return Stream.concat(
            ports.stream().filter(p -> p.hosts().contains(host)).map(PortSpec::bridge),
            nics.stream().filter(n -> n.hosts().contains(host)).map(NicSpec::name))
        .findFirst()
        .orElseThrow();
  }

  /** The subnet that a machine is in. */
  String subnet(String host) {
    String on =
        Stream.concat(hosts.get(host).more().stream(), Stream.of(hosts.get(host).address()))
            .filter(a -> !a.endsWith("/32"))
            .findFirst()
            .orElseThrow();
    return on.substring(0, on.lastIndexOf('.')) + ".0/24";
  }

  /** An Ethernet address of a machine. */
  String mac(String host) {
    return Macs.machine(new ArrayList<>(hosts.keySet()).indexOf(host));
  }
}

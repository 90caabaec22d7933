package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Route;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which interfaces of a host lead to the outside. */
public final class Uplinks {

  private Uplinks() {}

  /** The host's own addresses that face the outside. */
  public static Set<Ip> addresses(Host host) {
    Set<String> uplinks = of(host);
    return host.addresses().stream()
        .filter(a -> uplinks.contains(a.device()))
        .map(InterfaceAddress::address)
        .collect(Collectors.toSet());
  }

  /** The devices with an address that do not lead to the outside. */
  public static Set<String> inner(Host host) {
    Set<String> uplinks = of(host);
    return host.addresses().stream()
        .filter(a -> !uplinks.contains(a.device()) && !a.address().isLoopback())
        .map(InterfaceAddress::device)
        .collect(Collectors.toSet());
  }

  /**
   * The interfaces that a default route leaves by, and those other than bridges that hold a public
   * IPv4 address.
   */
  static Set<String> of(Host host) {
    Set<String> uplinks = new HashSet<>();
    for (Route route : host.routes()) {
      if (route.destination().length().orElse(32) == 0 && route.type() == Route.Type.UNICAST) {
        route.nextHops().forEach(hop -> hop.device().ifPresent(uplinks::add));
      }
    }
    Set<String> bridges = new HashSet<>();
    host.bridges().forEach(b -> bridges.add(b.name()));
    for (InterfaceAddress own : host.addresses()) {
      boolean global =
          own.address().family() == Family.IPV4
              && !own.address().isPrivate()
              && !own.address().isLoopback();
      if (global && !bridges.contains(own.device())) {
        uplinks.add(own.device());
      }
    }
    return uplinks;
  }
}

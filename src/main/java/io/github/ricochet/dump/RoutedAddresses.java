package io.github.ricochet.dump;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import java.util.List;
import java.util.Optional;

/**
 * The host's own addresses from its routes, where no dump lists them. For each address the kernel
 * makes a route of type {@code local} in the table {@code local}, and for its subnet one of scope
 * {@code link} whose {@code src} is the subnet's primary address (fib_add_ifaddr(),
 * net/ipv4/fib_frontend.c).
 */
final class RoutedAddresses {

  private final Facts facts;
  private final List<Route> subnets;

  private RoutedAddresses(Facts facts) {
    this.facts = facts;
    subnets = facts.routes().stream().filter(RoutedAddresses::isOfSubnet).toList();
  }

  /** Adds the addresses, unless a dump has told them. */
  static void fill(Facts facts) {
    if (!facts.addresses().isEmpty()) {
      return;
    }
    RoutedAddresses from = new RoutedAddresses(facts);
    facts.routes().stream().filter(RoutedAddresses::isOfAddress).forEach(from::addLocal);
    if (facts.addresses().isEmpty()) {
      from.subnets.forEach(from::addPrimary);
    }
  }

  private static boolean isOfAddress(Route route) {
    return route.type() == Route.Type.LOCAL
        && route.destination().isSingle()
        && route.destination().network().family() == Family.IPV4
        && route.nextHops().size() == 1;
  }

  private static boolean isOfSubnet(Route route) {
    return route.type() == Route.Type.UNICAST
        && route.scope().equals("link")
        && route.nextHops().size() == 1
        && route.source().filter(route.destination()::contains).isPresent();
  }

  private void addLocal(Route local) {
    Ip address = local.destination().network();
    Ip primary = local.source().orElse(address);
    Optional<Prefix> subnet =
        subnets.stream()
            .filter(r -> device(r).equals(device(local)))
            .filter(r -> r.source().filter(primary::equals).isPresent())
            .map(Route::destination)
            .filter(p -> p.contains(address))
            .findFirst();
    add(address, subnet.orElse(local.destination()), local, !primary.equals(address));
  }

  private void addPrimary(Route subnet) {
    add(subnet.source().orElseThrow(), subnet.destination(), subnet, /* secondary= */ false);
  }

  private void add(Ip address, Prefix subnet, Route route, boolean secondary) {
    facts.add(
        new InterfaceAddress(
            device(route),
            address,
            subnet.length().orElse(Family.IPV4.bits()),
            Optional.empty(),
            Optional.empty(),
            address.isLoopback() ? "host" : "global",
            secondary,
            route.origin()));
  }

  private static String device(Route route) {
    return route.nextHops().get(0).device().orElse("");
  }
}

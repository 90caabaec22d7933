package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the port forwards of a host: the rules of nat that PREROUTING or OUTPUT can reach. */
public final class PortForwards {

  /** So many addresses of a mapped network that map to nobody are looked at. */
  private static final int MAX_SPARE = 8;

  private final Host host;
  private final Supplier<KnownAddresses> known;
  private final List<Ip> own;
  private final MarkSetters marks;
  private final Set<PortForward> found = new LinkedHashSet<>();

  private PortForwards(Host host, Supplier<KnownAddresses> known) {
    this.host = host;
    this.known = known;
    marks = new MarkSetters(host);
    own =
        host.addresses().stream()
            .map(InterfaceAddress::address)
            .filter(a -> a.family() == Family.IPV4 && !a.isLoopback())
            .toList();
  }

  /**
   * The port forwards of the host, in the order in which a packet meets their rules.
   *
   * @param known is asked where a whole network is mapped
   */
  public static List<PortForward> of(Host host, Supplier<KnownAddresses> known) {
    PortForwards forwards = new PortForwards(host, known);
    Optional<Table> nat = host.iptables().flatMap(r -> r.table("nat"));
    nat.ifPresent(forwards::read);
    return List.copyOf(forwards.found);
  }

  private void read(Table nat) {
    ChainWalk walk = new ChainWalk(nat, rule -> isPublishing(rule.target()));
    for (Hook hook : List.of(Hook.PREROUTING, Hook.OUTPUT)) {
      walk.visit(
          hook.name(),
          (rule, asked) -> marks.ways(rule, asked, hook).forEach(way -> publish(rule, way, hook)));
    }
  }

  private void publish(Rule rule, Admission admission, Hook hook) {
    if (!isWalkable(admission.protocol())) {
      return;
    }
    Optional<Prefix> named = admission.namedDestination();
    List<Ip> addresses = addresses(rule.target(), admission, named);
    // Published at the host's own addresses, where no dump tells which they are, it has none.
    if (addresses.isEmpty() && (named.isPresent() || !host.addresses().isEmpty())) {
      return;
    }
    if (rule.target() instanceof NatTarget.Netmap netmap) {
      for (Ip address : addresses) {
        Service service = service(List.of(address), named, admission);
        add(service, rule, admission, hook, List.of(transplant(netmap.to(), address)));
      }
    } else {
      Service service = service(addresses, named, admission);
      add(service, rule, admission, hook, targets(rule.target(), addresses));
    }
  }

  private static Service service(List<Ip> addresses, Optional<Prefix> named, Admission admission) {
    return new Service(addresses, named.isPresent(), admission.protocol(), admission.ports());
  }

  private void add(Service service, Rule rule, Admission admission, Hook hook, List<Ip> targets) {
    Optional<PortRange> ports = targetPorts(rule.target());
    for (int i = 0; i < targets.size(); i++) {
      found.add(new PortForward(service, rule, hook, targets.get(i), ports, admission));
    }
  }

  private static boolean isPublishing(Target target) {
    return target instanceof NatTarget.Dnat
        || target instanceof NatTarget.Redirect
        || target instanceof NatTarget.Netmap;
  }

  private static boolean isWalkable(OptionalInt protocol) {
    int number = protocol.orElse(Protocols.TCP);
    return number == Protocols.TCP || number == Protocols.UDP;
  }

  /** The addresses that the rule names, or else the host's own ones other than loopback. */
  private List<Ip> addresses(Target target, Admission admission, Optional<Prefix> named) {
    if (named.isPresent() && named.get().isSingle()) {
      Ip address = named.get().network();
      return admission.admitsDestination(address) ? List.of(address) : List.of();
    }
    Set<Ip> addresses = new LinkedHashSet<>();
    if (named.isEmpty()) {
      addresses.addAll(own);
    } else if (target instanceof NatTarget.Netmap netmap) {
      addresses.addAll(mapped(named.get(), netmap.to()));
    } else {
      own.stream().filter(named.get()::contains).forEach(addresses::add);
      if (addresses.isEmpty()) {
        addresses.add(named.get().network().next());
      }
    }
    addresses.removeIf(a -> !admission.admitsDestination(a));
    return new ArrayList<>(addresses);
  }

  /**
   * The addresses of {@code network} that map to machines that are known, and a few that map to
   * nobody: those with a known machine's host part, and the first one.
   */
  private Set<Ip> mapped(Prefix network, Prefix to) {
    Set<Ip> addresses = new LinkedHashSet<>();
    Set<Ip> machines = known.get().all();
    machines.stream()
        .filter(to::contains)
        .forEach(machine -> addresses.add(transplant(network, machine)));
    machines.stream()
        .filter(machine -> !to.contains(machine))
        .map(machine -> transplant(network, machine))
        .limit(MAX_SPARE)
        .forEach(addresses::add);
    Stream.iterate(to.network().next(), to::contains, Ip::next)
        .filter(a -> !host.owns(a) && !machines.contains(a))
        .findFirst()
        .ifPresent(nobody -> addresses.add(transplant(network, nobody)));
    return addresses;
  }

  private static List<Ip> targets(Target target, List<Ip> addresses) {
    if (target instanceof NatTarget.Dnat dnat) {
      // DNAT to a port alone leaves the address as it is.
      return dnat.to().first().isEmpty() ? addresses : KnownAddresses.targetsOf(target);
    }
    return List.of(Ip.LOOPBACK);
  }

  /**
   * The address in {@code network} that has the host part of {@code address}, as NETMAP maps it.
   */
  private static Ip transplant(Prefix network, Ip address) {
    return network.network().or(address.and(network.mask().not()));
  }

  private static Optional<PortRange> targetPorts(Target target) {
    if (target instanceof NatTarget.Dnat dnat) {
      return dnat.to().ports();
    }
    return target instanceof NatTarget.Redirect redirect ? redirect.ports() : Optional.empty();
  }
}

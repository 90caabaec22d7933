package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Term;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The IPv4 addresses of other machines that the dumps name.
 *
 * @param neighbours those of the neighbour table, without the ones that did not answer
 * @param targets those that DNAT rules send packets to
 * @param named those that rules name singly as source or destination
 */
public record KnownAddresses(
    NavigableSet<Ip> neighbours, NavigableSet<Ip> targets, NavigableSet<Ip> named) {

  /** A range of DNAT targets is looked at up to here. */
  static final int MAX_RANGE = 256;

  /** What the dumps of this host name. */
  public static KnownAddresses of(Host host) {
    KnownAddresses known = new KnownAddresses(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    host.neighbours().stream()
        .filter(n -> !n.failed())
        .map(Neighbour::address)
        .filter(a -> isMachine(host, a))
        .forEach(known.neighbours::add);
    Stream<Rule> rules = host.iptables().stream().flatMap(r -> r.rules());
    rules.forEach(rule -> known.read(host, rule));
    return known;
  }

  private void read(Host host, Rule rule) {
    if (rule.header() instanceof IpHeader header) {
      read(host, header.source());
      read(host, header.destination());
    }
    if (rule.target() instanceof NatTarget.Dnat) {
      targetsOf(rule.target()).filter(a -> isMachine(host, a)).forEach(targets::add);
    }
  }

  private void read(Host host, Optional<Term<Prefix>> term) {
    if (term.isPresent() && term.get().value().isSingle()) {
      Ip address = term.get().value().network();
      if (isMachine(host, address)) {
        named.add(address);
      }
    }
  }

  /** The addresses that a DNAT target chooses from; none for other targets. */
  static Stream<Ip> targetsOf(Target target) {
    if (!(target instanceof NatTarget.Dnat dnat) || dnat.to().first().isEmpty()) {
      return Stream.empty();
    }
    Ip last = dnat.to().last().orElse(dnat.to().first().get());
    return Stream.iterate(dnat.to().first().get(), a -> a.compareTo(last) <= 0, Ip::next)
        .limit(MAX_RANGE);
  }

  /** All of them. */
  public NavigableSet<Ip> all() {
    NavigableSet<Ip> all = new TreeSet<>(neighbours);
    all.addAll(targets);
    all.addAll(named);
    return all;
  }

  private static boolean isMachine(Host host, Ip address) {
    return address.family() == Family.IPV4
        && !address.isMulticast()
        && !address.isLoopback()
        && address.low() >>> 24 != 0
        && address.low() >>> 28 != 15
        && !host.owns(address)
        && host.addresses().stream().noneMatch(a -> isEdge(a.subnet(), address));
  }

  /** Whether the address is the network's own or its broadcast address. */
  private static boolean isEdge(Prefix subnet, Ip address) {
    return subnet.length().orElse(32) < 31
        && (subnet.network().equals(address) || subnet.last().equals(address));
  }
}

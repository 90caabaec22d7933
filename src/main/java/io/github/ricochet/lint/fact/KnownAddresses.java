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
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The IPv4 addresses of other machines that the dumps name, each set in the order of addresses.
 *
 * @param neighbours those of the neighbour table, without the ones that did not answer
 * @param targets those that DNAT rules send packets to
 * @param named those that rules name singly as source or destination
 */
public record KnownAddresses(Set<Ip> neighbours, Set<Ip> targets, Set<Ip> named) {

  /** A range of DNAT targets is looked at up to here. */
  static final int MAX_RANGE = 256;

  /** What the dumps of this host name. */
  public static KnownAddresses of(Host host) {
    Machines neighbours = new Machines(host);
    for (Neighbour neighbour : host.neighbours()) {
      if (!neighbour.failed()) {
        neighbours.add(neighbour.address());
      }
    }
    Machines targets = new Machines(host);
    Machines named = new Machines(host);
    host.iptables().ifPresent(rules -> rules.each(rule -> read(rule, targets, named)));
    return new KnownAddresses(neighbours.sorted(), targets.sorted(), named.sorted());
  }

  private static void read(Rule rule, Machines targets, Machines named) {
    if (rule.header() instanceof IpHeader header) {
      header.source().ifPresent(named::add);
      header.destination().ifPresent(named::add);
    }
    if (rule.target() instanceof NatTarget.Dnat) {
      List<Ip> chosen = targetsOf(rule.target());
      for (int i = 0; i < chosen.size(); i++) {
        targets.add(chosen.get(i));
      }
    }
  }

  /** The addresses that a DNAT target chooses from; none for other targets. */
  static List<Ip> targetsOf(Target target) {
    if (!(target instanceof NatTarget.Dnat dnat) || dnat.to().first().isEmpty()) {
      return List.of();
    }
    Ip first = dnat.to().first().get();
    Ip last = dnat.to().last().orElse(first);
    if (first.equals(last)) {
      return List.of(first);
    }
    return Stream.iterate(first, a -> a.compareTo(last) <= 0, Ip::next).limit(MAX_RANGE).toList();
  }

  /** All of them. */
  public Set<Ip> all() {
    Set<Ip> all = new HashSet<>(neighbours);
    all.addAll(targets);
    all.addAll(named);
    return inOrder(all);
  }

  /** The same addresses in their order; quicker than a tree, where they are many. */
  public static Set<Ip> inOrder(Set<Ip> addresses) {
    Ip[] sorted = addresses.toArray(Ip[]::new);
    Arrays.sort(sorted);
    return new LinkedHashSet<>(Arrays.asList(sorted));
  }

  /** Addresses that other machines than the host may have, while they are gathered. */
  private static final class Machines {

    private final Host host;
    private final Set<Ip> found = new HashSet<>();

    Machines(Host host) {
      this.host = host;
    }

    void add(Term<Prefix> term) {
      if (term.value().isSingle()) {
        add(term.value().network());
      }
    }

    void add(Ip address) {
      if (isMachine(address)) {
        found.add(address);
      }
    }

    Set<Ip> sorted() {
      return inOrder(found);
    }

    private boolean isMachine(Ip address) {
      return address.family() == Family.IPV4
          && !address.isMulticast()
          && !address.isLoopback()
          && address.low() >>> 24 != 0
          && address.low() >>> 28 != 15
          && !host.owns(address)
          && !isEdge(address);
    }

    /** Whether the address is a network's own or its broadcast address. */
    private boolean isEdge(Ip address) {
      for (int i = 0; i < host.addresses().size(); i++) {
        Prefix subnet = host.addresses().get(i).subnet();
        if (subnet.length().orElse(32) < 31
            && (subnet.network().equals(address) || subnet.last().equals(address))) {
          return true;
        }
      }
      return false;
    }
  }
}

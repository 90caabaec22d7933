package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Listener;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.PortTests;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.lint.fact.PortForward;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ports at which some rule or listener of the host begins to behave differently. Between two of
 * them all ports fare alike, and one has to be walked.
 */
final class Borders {

  /** Those of rules that may look at packets for any address. */
  private final NavigableSet<Integer> common = new TreeSet<>();

  /** Those of rules that name one destination, by that. */
  private final Map<Ip, NavigableSet<Integer>> byDestination = new HashMap<>();

  /** Where the packets for a published address may be sent to. */
  private final Map<Ip, NavigableSet<Ip>> targets = new HashMap<>();

  Borders(Host host, List<PortForward> forwards, AskedAddresses asked) {
    if (forwards.isEmpty()) {
      return;
    }
    Stream<Rule> rules = host.iptables().stream().flatMap(r -> r.rules());
    rules.forEach(this::read);
    for (Listener listener : host.listeners()) {
      add(common, PortRange.of(listener.port()));
    }
    for (PortForward forward : forwards) {
      for (Ip address : asked.of(forward.service())) {
        targets.computeIfAbsent(address, a -> new TreeSet<>()).add(forward.target());
        forward.service().ports().forEach(p -> add(of(byDestination, address), p));
      }
    }
  }

  private void read(Rule rule) {
    NavigableSet<Integer> borders = singleDestination(rule).map(this::at).orElse(common);
    for (Match match : rule.matches()) {
      PortTests.destination(match).ifPresent(t -> t.value().forEach(p -> add(borders, p)));
      PortTests.source(match).ifPresent(t -> t.value().forEach(p -> add(borders, p)));
    }
    Target target = rule.target();
    if (target instanceof NatTarget.Dnat dnat) {
      dnat.to().ports().ifPresent(p -> add(borders, p));
    } else if (target instanceof NatTarget.Redirect redirect) {
      redirect.ports().ifPresent(p -> add(borders, p));
    }
  }

  private static Optional<Ip> singleDestination(Rule rule) {
    return rule.header() instanceof IpHeader header
        ? header
            .destination()
            .filter(t -> !t.not() && t.value().isSingle())
            .map(Term::value)
            .map(Prefix::network)
        : Optional.empty();
  }

  private NavigableSet<Integer> at(Ip address) {
    return of(byDestination, address);
  }

  private static NavigableSet<Integer> of(Map<Ip, NavigableSet<Integer>> borders, Ip address) {
    return borders.computeIfAbsent(address, a -> new TreeSet<>());
  }

  private static void add(NavigableSet<Integer> borders, PortRange range) {
    borders.add(range.first());
    borders.add(range.last() + 1);
  }

  /**
   * The ports that are asked for at an address, in stretches that nothing tells apart; port 0,
   * which nobody can ask for, left out.
   */
  List<PortRange> split(Ip address, List<PortRange> ports) {
    List<NavigableSet<Integer>> borders = new ArrayList<>(List.of(common, at(address)));
    targets.getOrDefault(address, new TreeSet<>()).forEach(t -> borders.add(at(t)));
    List<PortRange> stretches = new ArrayList<>();
    for (PortRange range : ports) {
      int first = Math.max(1, range.first());
      while (first <= range.last()) {
        int last = Math.min(range.last(), next(borders, first) - 1);
        stretches.add(new PortRange(first, last));
        first = last + 1;
      }
    }
    return stretches;
  }

  private static int next(List<NavigableSet<Integer>> borders, int port) {
    int next = 65536;
    for (NavigableSet<Integer> some : borders) {
      Integer higher = some.higher(port);
      next = higher == null ? next : Math.min(next, higher);
    }
    return next;
  }
}

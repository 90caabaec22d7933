package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.fact.BrNetfilter;
import io.github.ricochet.lint.fact.KnownAddresses;
import io.github.ricochet.lint.fact.Place;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.PortForwards;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.SourceNat;
import io.github.ricochet.lint.fact.SourceNats;
import io.github.ricochet.lint.fact.Sources;
import io.github.ricochet.path.Simulator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the rules reason about: the host's own records, and what needs a walk through chains or
 * routes to derive. What a join derives is derived by rules, in {@code rules/facts}.
 *
 * @param host the host
 * @param forwards its port forwards, in the order in which a packet meets them
 * @param sourceNats its source NAT rules, in that order
 * @param sources who may ask for its services
 * @param places where sources and targets live
 */
record Facts(
    Host host,
    List<PortForward> forwards,
    List<SourceNat> sourceNats,
    List<Source> sources,
    List<Place> places) {

  static Facts of(Host host, Simulator simulator) {
    KnownAddresses known = KnownAddresses.of(host);
    List<PortForward> forwards = PortForwards.of(host, known);
    List<Source> sources =
        forwards.isEmpty() ? List.of() : Sources.of(host, simulator, known, forwards);
    Set<Ip> addresses = new TreeSet<>(known.targets());
    forwards.forEach(f -> addresses.add(f.target()));
    List<Place> places = addresses.stream().map(a -> Place.of(a, simulator.locate(a))).toList();
    return new Facts(host, forwards, SourceNats.of(host), sources, places);
  }

  /** All of them, one by one. */
  Stream<?> all() {
    return Stream.of(
            Stream.of(new BrNetfilter(host.brNetfilter())),
            host.interfaces().stream(),
            host.bridges().stream(),
            host.ports().stream(),
            host.addresses().stream(),
            host.neighbours().stream(),
            host.fdb().stream(),
            host.routes().stream(),
            host.sysctls().values().stream(),
            host.listeners().stream(),
            host.present().stream(),
            host.problems().stream(),
            forwards.stream(),
            sourceNats.stream(),
            sources.stream(),
            places.stream())
        .flatMap(facts -> facts);
  }
}

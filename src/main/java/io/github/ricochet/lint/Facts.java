package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.lint.fact.Barrier;
import io.github.ricochet.lint.fact.Barriers;
import io.github.ricochet.lint.fact.BounceNat;
import io.github.ricochet.lint.fact.BrNetfilter;
import io.github.ricochet.lint.fact.BridgeRules;
import io.github.ricochet.lint.fact.Clash;
import io.github.ricochet.lint.fact.Clashes;
import io.github.ricochet.lint.fact.DeviceSettings;
import io.github.ricochet.lint.fact.InterfaceNames;
import io.github.ricochet.lint.fact.KnownAddresses;
import io.github.ricochet.lint.fact.Place;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.PortForwards;
import io.github.ricochet.lint.fact.Published;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.SourceNat;
import io.github.ricochet.lint.fact.SourceNats;
import io.github.ricochet.lint.fact.Sources;
import io.github.ricochet.lint.fact.Suspect;
import io.github.ricochet.lint.fact.UnreadTable;
import io.github.ricochet.lint.fact.Untracked;
import io.github.ricochet.path.Simulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the rules reason about: the host's own records, and what needs a walk through chains or
 * routes to derive. What a join derives is derived by rules, in {@code rules/facts}.
 *
 * @param host the host
 * @param forwards its port forwards, in the order in which a packet meets them
 * @param clashes those of them that clash, where walks can tell who wins; told to the rules once
 *     they have
 * @param services what they publish, in that order
 * @param sourceNats its source NAT rules, in the order in which a packet meets them
 * @param bounceNats those of them that are meant for a target of a port forward
 * @param barriers the rules and policies that may drop packets
 * @param untracked the rules that exempt packets from connection tracking
 * @param sources who may ask for its services
 * @param places where sources and targets live
 */
record Facts(
    Host host,
    List<PortForward> forwards,
    Set<Clash> clashes,
    List<Service> services,
    List<SourceNat> sourceNats,
    List<BounceNat> bounceNats,
    List<Barrier> barriers,
    List<Untracked> untracked,
    List<Source> sources,
    List<Place> places) {

  /** What is read from the rules one by one. */
  private record Read(
      KnownAddresses known,
      List<SourceNat> sourceNats,
      List<Barrier> barriers,
      List<Untracked> untracked) {

    static Read of(Host host) {
      return new Read(
          KnownAddresses.of(host), SourceNats.of(host), Barriers.of(host), Facts.untracked(host));
    }
  }

  static Facts of(Host host, Simulator simulator) {
    Supplier<Read> beside = Beside.whereRulesAreMany(host, "facts", () -> Read.of(host));
    List<PortForward> forwards = PortForwards.of(host, () -> beside.get().known());
    Read read = beside.get();
    List<Source> sources =
        forwards.isEmpty() ? List.of() : Sources.of(host, simulator, read.known(), forwards);
    Set<Ip> addresses = addresses(forwards, read.known().targets());
    return new Facts(
        host,
        forwards,
        simulator.canWalk() ? Clashes.of(forwards) : Set.of(),
        forwards.stream().map(PortForward::service).distinct().toList(),
        read.sourceNats(),
        bounceNats(addresses, read.sourceNats()),
        read.barriers(),
        read.untracked(),
        sources,
        addresses.stream().map(a -> Place.of(a, simulator.locate(a))).toList());
  }

  /** Where port forwards lead, in the order of addresses. */
  private static Set<Ip> addresses(List<PortForward> forwards, Set<Ip> targets) {
    Set<Ip> addresses = new HashSet<>(targets);
    forwards.forEach(f -> addresses.add(f.target()));
    return addresses.size() == targets.size() ? targets : KnownAddresses.inOrder(addresses);
  }

  /** The same without what walks are about, for a host of which too little is known to walk. */
  Facts unwalked() {
    return new Facts(
        host,
        List.of(),
        Set.of(),
        List.of(),
        sourceNats,
        bounceNats,
        barriers,
        untracked,
        sources,
        List.of());
  }

  private static List<BounceNat> bounceNats(Set<Ip> targets, List<SourceNat> nats) {
    List<BounceNat> found = new ArrayList<>();
    for (SourceNat nat : nats) {
      if (nat.admission().namedDestination().isPresent()) {
        targets.stream().filter(nat::names).forEach(t -> found.add(new BounceNat(t, nat)));
      }
    }
    return found;
  }

  private static List<Untracked> untracked(Host host) {
    List<Untracked> found = new ArrayList<>();
    host.iptables()
        .ifPresent(
            rules ->
                rules.each(
                    rule -> {
                      if (rule.target() instanceof MangleTarget.Ct ct && ct.notrack()) {
                        found.add(new Untracked(rule));
                      }
                    }));
    return List.copyOf(found);
  }

  /** The sources that have an address, by it. */
  Map<Ip, List<Source>> sourcesByAddress() {
    Map<Ip, List<Source>> byAddress = new HashMap<>();
    for (Source source : sources) {
      source
          .address()
          .ifPresent(a -> byAddress.computeIfAbsent(a, x -> new ArrayList<>(1)).add(source));
    }
    return byAddress;
  }

  /** The port forwards of these services, as suspects. */
  Stream<Suspect> suspects(Set<Service> suspected) {
    return forwards.stream().filter(f -> suspected.contains(f.service())).map(Suspect::new);
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
            host.routingRules().stream(),
            host.sysctls().values().stream(),
            host.listeners().stream(),
            host.present().stream(),
            host.problems().stream(),
            host.vuurmuur().stream(),
            DeviceSettings.of(host).stream(),
            Stream.of(Published.of(forwards, sourceNats)),
            forwards.stream(),
            services.stream(),
            sourceNats.stream(),
            bounceNats.stream(),
            barriers.stream(),
            untracked.stream(),
            sources.stream(),
            places.stream().filter(Place::isSomewhere),
            BridgeRules.of(host).stream(),
            UnreadTable.of(host).stream(),
            InterfaceNames.unknown(host).stream())
        .flatMap(facts -> facts);
  }
}

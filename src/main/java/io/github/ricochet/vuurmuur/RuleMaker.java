package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.vuurmuur.ZoneObject.Group;
import io.github.ricochet.vuurmuur.ZoneObject.Host;
import io.github.ricochet.vuurmuur.ZoneObject.Network;
import io.github.ricochet.vuurmuur.ZoneObject.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes of one rule of rules.conf what iptables is told: for each pair of interfaces, each stretch
 * of ports, each source and each destination (create_rule() with its loops, in their order).
 */
final class RuleMaker {

  private final CheckedRule rule;
  private final RuleOptions options;
  private final Tree tree;
  private final Consumer<VuurmuurFact> facts;
  private final Emitter emitter;
  private final FilterCommands filter;
  private final NatCommands nat;
  private final Skipped skipped = new Skipped();

  RuleMaker(CheckedRule rule, Tree tree, RulesetBuilder rules, Consumer<VuurmuurFact> facts) {
    this.rule = rule;
    this.tree = tree;
    this.facts = facts;
    options = rule.options();
    emitter = new Emitter(rule.line().origin(), rules, facts);
    filter = new FilterCommands(rule, emitter);
    nat = new NatCommands(rule, filter, emitter);
  }

  /** Makes them; whether the rule forwards packets. */
  boolean make() {
    if (isActive()) {
      Crossings crossings = new Crossings(tree, rule, skipped, facts);
      List<Crossing> destinations = crossings.destinations();
      for (Crossing from : crossings.sources()) {
        for (Crossing to : destinations) {
          services(from, to);
        }
      }
    }
    skipped.facts(rule.line().origin(), emitter.isEmpty()).forEach(facts);
    return filter.forwards();
  }

  /** Whether the ends and the service are active; each is asked, so that each is told. */
  private boolean isActive() {
    boolean from = rule.from().object().map(skipped::isActive).orElse(true);
    boolean to = rule.to().object().map(skipped::isActive).orElse(true);
    return rule.service().map(skipped::isActive).orElse(true) && from && to;
  }

  private void services(Crossing from, Crossing to) {
    if (rule.service().isEmpty()) {
      sources(from, to, scene(from, to, Traffic.ANY, Optional.empty(), 0));
      return;
    }
    Traffic traffic = Traffic.ANY;
    int number = 0;
    for (PortSpec spec : rule.service().get().ports()) {
      boolean ipv6Only = spec.protocol() == 58;
      boolean unheard = rule.to().broadcast() && spec.protocol() != 17;
      if (!ipv6Only && !unheard) {
        traffic = traffic.of(spec);
        sources(from, to, scene(from, to, traffic, Optional.of(spec), number++));
      }
    }
  }

  private Scene scene(
      Crossing from, Crossing to, Traffic traffic, Optional<PortSpec> spec, int number) {
    boolean ports = spec.isPresent();
    return new Scene(
        from.device(),
        to.device(),
        from.nic(),
        to.nic(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        traffic,
        spec,
        ports ? options.listenPorts().flatMap(l -> nth(l, number)) : Optional.empty(),
        ports ? options.remotePorts().flatMap(l -> nth(l, number)) : Optional.empty());
  }

  /** The port that goes with a stretch of the service; the last one goes with all that remain. */
  private static Optional<PortRange> nth(List<PortRange> ports, int number) {
    return ports.isEmpty()
        ? Optional.empty()
        : Optional.of(ports.get(Math.min(number, ports.size() - 1)));
  }

  /** rulecreate_src_loop(). */
  private void sources(Crossing from, Crossing to, Scene scene) {
    End end = rule.from();
    if (end.any()) {
      destinations(from, to, scene);
    } else if (end.firewall()) {
      destinations(from, to, fromFirewall(from, to, scene));
    } else {
      for (Place place : places(end.object().orElseThrow(), from)) {
        destinations(from, to, scene.from(place.addresses(), place.mac().flatMap(Tests::mac)));
      }
    }
  }

  private Scene fromFirewall(Crossing from, Crossing to, Scene scene) {
    if (rule.to().any()) {
      return options.outInterface().isPresent()
          ? scene.from(scene.fromAddress(), Optional.empty())
          : scene;
    }
    if (rule.from().firewallAny()) {
      return scene;
    }
    Crossing own = rule.to().isZone() ? to : from;
    return scene
        .from(own.nic().flatMap(Nic::address).map(Prefix::of), Optional.empty())
        .out(own.device());
  }

  /** rulecreate_dst_loop(). */
  private void destinations(Crossing from, Crossing to, Scene scene) {
    End end = rule.to();
    if (end.any()) {
      passes(scene);
    } else if (end.firewall()) {
      passes(toFirewall(from, to, scene));
    } else if (end.broadcast() && end.object().orElseThrow() instanceof Network network) {
      passes(scene.to(network.broadcast().map(Prefix::of)));
    } else {
      places(end.object().orElseThrow(), to).forEach(p -> passes(scene.to(p.addresses())));
    }
  }

  private Scene toFirewall(Crossing from, Crossing to, Scene scene) {
    if (rule.from().any()) {
      return options.inInterface().isPresent() ? scene.to(scene.fromAddress()) : scene;
    }
    if (rule.to().firewallAny()) {
      return scene;
    }
    Crossing own = rule.from().isZone() ? from : to;
    return scene.to(own.nic().flatMap(Nic::address).map(Prefix::of)).in(own.device());
  }

  /** Addresses that a rule is made for by themselves. */
  private record Place(Optional<Prefix> addresses, Optional<String> mac) {

    static Place of(Host host) {
      return new Place(host.address().map(Prefix::of), Optional.of(host.mac()));
    }
  }

  private List<Place> places(ZoneObject object, Crossing crossing) {
    List<Place> places = new ArrayList<>();
    if (object instanceof Host host) {
      places.add(Place.of(host));
    } else if (object instanceof Group group) {
      group.members().stream().filter(skipped::isActive).map(Place::of).forEach(places::add);
    } else if (object instanceof Network network) {
      places.add(new Place(network.prefix(), Optional.empty()));
    } else if (object instanceof Zone) {
      crossing
          .network()
          .filter(skipped::isActive)
          .ifPresent(n -> places.add(new Place(n.prefix(), Optional.empty())));
    }
    return places;
  }

  /** rulecreate_create_rule_and_options(): for the log, for broadcasts, and the rule itself. */
  private void passes(Scene scene) {
    boolean logged = options.log() && rule.action() != Action.LOG;
    Optional<LimitMatch> logLimit = options.logRate().map(Rate::match);
    if (logged) {
      commands(scene, true, logLimit);
    }
    if (rule.service().filter(Service::broadcast).isPresent() && !rule.to().broadcast()) {
      Scene broadcast = scene.to(Optional.empty());
      if (logged) {
        commands(broadcast, true, logLimit);
      }
      commands(broadcast, false, Optional.empty());
    }
    commands(scene, false, options.rate().map(Rate::match));
  }

  /** rulecreate_call_create_funcs(). */
  private void commands(Scene scene, boolean logs, Optional<LimitMatch> limit) {
    Verdict verdict = logs ? Verdict.LOG : Verdict.of(rule);
    boolean broadcast = rule.to().broadcast();
    switch (rule.type()) {
      case INPUT -> filter.input(scene, verdict, limit);
      case OUTPUT -> {
        if (broadcast) {
          filter.outputBroadcast(scene, verdict, limit);
          filter.inputBroadcast(scene, verdict, limit);
        } else {
          filter.output(scene, verdict, limit);
        }
      }
      case FORWARD -> {
        if (broadcast) {
          filter.inputBroadcast(scene, verdict, limit);
        } else {
          forward(scene, verdict, limit);
        }
      }
      case MASQ -> nat.masquerade(scene, logs, limit);
      case SNAT -> nat.sourceNat(scene, logs, limit);
      case PORTFW -> nat.portForward(scene, logs, limit);
      case REDIRECT -> nat.redirect(scene, logs, limit);
      case DNAT -> nat.destinationNat(scene, logs, limit);
      case BOUNCE -> nat.bounce(scene, logs, limit);
    }
  }

  /** Any may be the firewall, too. */
  private void forward(Scene scene, Verdict verdict, Optional<LimitMatch> limit) {
    filter.forward(scene, verdict, limit);
    if (rule.from().any()) {
      filter.output(scene, verdict, limit);
    }
    if (rule.to().any()) {
      filter.input(scene, verdict, limit);
    }
  }
}

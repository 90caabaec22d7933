package io.github.ricochet.lint;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.remedy.Fare;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Tells whether a flow that is answered is answered as it should be. Some of it takes a second walk
 * on the same host with one thing changed.
 */
final class Blemishes {

  private final Host host;
  private final boolean listenersKnown;
  private final Set<Blemish> possible;
  private final Simulator simulator;
  private final Map<Service, Set<Ip>> targets = new HashMap<>();
  private final Map<Blemish, Simulator> changed = new HashMap<>();

  Blemishes(Facts facts, Simulator simulator) {
    this.host = facts.host();
    this.listenersKnown = host.has(DumpKind.SS);
    this.possible = possible(facts);
    this.simulator = simulator;
    for (PortForward forward : facts.forwards()) {
      Set<Ip> meant = targets.computeIfAbsent(forward.service(), s -> new HashSet<>());
      meant.add(forward.target());
      if (forward.isToHost()) {
        host.addresses().forEach(a -> meant.add(a.address()));
      }
    }
  }

  /** What a second walk could show at all. */
  private static Set<Blemish> possible(Facts facts) {
    Set<Blemish> possible = EnumSet.noneOf(Blemish.class);
    if (!facts.sourceNats().isEmpty()) {
      possible.add(Blemish.HIDDEN_CLIENT);
    }
    Set<String> promiscuous = new HashSet<>();
    facts.host().interfaces().stream()
        .filter(Interface::isPromiscuous)
        .forEach(i -> promiscuous.add(i.name()));
    if (facts.places().stream().anyMatch(p -> promiscuous.contains(p.bridge()))) {
      possible.add(Blemish.PROMISCUITY);
    }
    return possible;
  }

  /** Whether the service is meant to be answered by the machine with this address. */
  boolean isMeant(Service service, Ip address) {
    return targets.getOrDefault(service, Set.of()).contains(address);
  }

  /**
   * How a flow fares that ends so.
   *
   * @param services the services that it asks for
   */
  Fare fare(Trace trace, List<Service> services) {
    if (trace.outcome() == Outcome.ANSWERED) {
      return isWrongMachine(trace, services) ? Fare.ANSWERED : Fare.WELL;
    }
    boolean sometimes = trace.branches().stream().anyMatch(b -> b.outcome() == Outcome.ANSWERED);
    return sometimes ? Fare.ANSWERED : Fare.UNANSWERED;
  }

  /**
   * What is wrong with an answered flow, so far as a rule may care.
   *
   * @param services the services that it asks for
   */
  List<Blemish> of(Trace trace, List<Service> services) {
    List<Blemish> found = new ArrayList<>(0);
    if (isWrongMachine(trace, services)) {
      boolean assumed = trace.answeredBy().filter(host::owns).isPresent() && !listenersKnown;
      found.add(assumed ? Blemish.ASSUMED_LISTENER : Blemish.WRONG_MACHINE);
    }
    if (possible.contains(Blemish.HIDDEN_CLIENT) && isHidden(trace)) {
      Trace open = without(Blemish.HIDDEN_CLIENT, WhatIf::withoutSourceNat).walk(trace.flow());
      if (open.outcome() == Outcome.ANSWERED && open.answeredBy().equals(trace.answeredBy())) {
        found.add(Blemish.HIDDEN_CLIENT);
      }
    }
    if (possible.contains(Blemish.PROMISCUITY)) {
      Trace calm = without(Blemish.PROMISCUITY, WhatIf::withoutPromiscuity).walk(trace.flow());
      if (calm.outcome() != Outcome.ANSWERED) {
        found.add(Blemish.PROMISCUITY);
      }
    }
    return found;
  }

  /** An address that is not the host's, answering for itself, was never the host's to publish. */
  private boolean isWrongMachine(Trace trace, List<Service> services) {
    Optional<Ip> by = trace.answeredBy();
    return by.isPresent()
        && services.stream().noneMatch(s -> isMeant(s, by.get()))
        && (host.owns(by.get()) || !by.get().equals(trace.flow().to()));
  }

  private static boolean isHidden(Trace trace) {
    return trace.flow().from().isPresent() && !trace.seenSource().equals(trace.flow().from());
  }

  private Simulator without(Blemish blemish, UnaryOperator<Host> change) {
    return changed.computeIfAbsent(blemish, b -> simulator.with(change.apply(host)));
  }
}

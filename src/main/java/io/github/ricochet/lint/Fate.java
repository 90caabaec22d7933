package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.lint.fact.Place;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Step;
import io.github.ricochet.path.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a flow on one of its branches, and what tells one loss from another.
 *
 * @param flow the flow
 * @param senders the network of the sender as the host has it on link; else its address alone
 * @param services the services that it asks for
 * @param trace the walk
 * @param taken the port forward that sent it on its way
 * @param target where the machine lives that it was sent to
 * @param lines the lines that did something to its packets, there or back
 * @param inward whether the address that is asked is the host's own towards the inside, and no rule
 *     names it
 * @param elsewhere whether another host altogether is asked
 * @param outward whether who is outside can know the address: the host has it, it is on one of the
 *     host's links, or it is no private one
 * @param untracked whether a rule exempts its request or its answer from connection tracking
 * @param dead whether nobody at all is answered by the service
 */
record Fate(
    FlowGroup flow,
    Prefix senders,
    List<Service> services,
    Trace trace,
    Optional<PortForward> taken,
    Optional<Place> target,
    Set<Origin> lines,
    boolean inward,
    boolean elsewhere,
    boolean outward,
    boolean untracked,
    boolean dead) {

  /** The hooks of IP as steps name them; nat has done its work at the end of the first. */
  private static final Set<String> HOOKS =
      Set.of("PREROUTING", "OUTPUT", "INPUT", "FORWARD", "POSTROUTING");

  /** What loses it; empty where it is answered. */
  Optional<Loss> loss() {
    return trace.loss();
  }

  /** What it asks for, for people. */
  String asked() {
    Service service = taken.map(PortForward::service).orElse(services.get(0));
    return elsewhere ? service.textElsewhere(flow.to()) : service.toString();
  }

  /** Whether it is lost at this port or interface. */
  boolean isLostAt(String device) {
    return loss().filter(l -> l.device().equals(device)).isPresent();
  }

  /** Whether its answer is lost, not its request. */
  boolean isLostOnTheWayBack() {
    return loss().filter(Loss::reply).isPresent();
  }

  /** Whether sender and target have the same device of the host in front of them. */
  boolean isAmongNeighbours() {
    String device = flow.source().place().device();
    return !device.isEmpty() && target.filter(t -> t.device().equals(device)).isPresent();
  }

  /** Whether sender and target are known to be behind the same bridge port. */
  boolean isThroughOnePort() {
    Place source = flow.source().place();
    return source.hasPort() && target.filter(t -> t.port().equals(source.port())).isPresent();
  }

  /** Whether it reached the rules of nat, tracked, and no port forward took it. */
  boolean isPassedOver() {
    String at = loss().map(Loss::at).orElse("");
    boolean early = at.startsWith("raw ") || at.startsWith("mangle ");
    return taken.isEmpty() && !untracked && hooks() > (early ? 1 : 0);
  }

  /** Whether its sender has no way to the host. */
  boolean isLostBeforeTheHost() {
    return hooks() == 0 && !isLostOnTheWayBack();
  }

  /** How many hooks of IP its request has passed. */
  private long hooks() {
    return trace.request().steps().stream().map(Step::at).filter(HOOKS::contains).count();
  }
}

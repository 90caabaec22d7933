package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.PortTests;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Term;
import java.util.List;

/**
 * A rule of nat POSTROUTING that rewrites sources, with everything that the way to it asks of a
 * packet.
 *
 * @param rule the SNAT, MASQUERADE or NETMAP rule
 * @param admission what it and the jumps to it ask of a packet
 */
public record SourceNat(Rule rule, Admission admission) {

  /** Whether it may take a packet from {@code source} to {@code target}, whatever it leaves by. */
  public boolean mayServe(Ip source, Ip target) {
    return admission.admitsSource(source) && admission.admitsDestination(target);
  }

  /**
   * Whether it may take a packet from {@code source} that leaves by {@code device} for {@code
   * target}.
   */
  public boolean mayServe(Ip source, Ip target, String device) {
    return mayServe(source, target) && admission.admitsOut(device);
  }

  /** Whether it may take packets that leave by this device. */
  public boolean admitsOut(String device) {
    return admission.admitsOut(device);
  }

  /** Whether it names the address, or a network that the address is in, as destination. */
  public boolean names(Ip target) {
    return admission.admitsDestination(target)
        && admission.destinations().stream().anyMatch(t -> !t.not() && t.value().contains(target));
  }

  /** Whether it may take packets that the port forward sends to its target, by their ports. */
  public boolean admitsPortsOf(PortForward forward) {
    List<PortRange> ports = forward.targetPorts().map(List::of).orElse(forward.service().ports());
    return ports.stream()
        .anyMatch(p -> !PortTests.and(admission.ports(), Term.is(List.of(p))).isEmpty());
  }
}

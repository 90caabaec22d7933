package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Rule;

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
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import java.util.Optional;

/**
 * A rule that publishes a service by sending its packets to another address: DNAT, NETMAP, or
 * REDIRECT, whose target is the host itself. A rule with several targets is several port forwards.
 *
 * @param service what it publishes
 * @param rule the rule
 * @param hook the built-in chain that reaches it: PREROUTING for what comes in, OUTPUT for what the
 *     host itself sends
 * @param target the address that packets are sent to; the loopback address for REDIRECT
 * @param targetPorts the ports that they are sent to; empty where the port stays
 * @param admission what the rule and the jumps to it ask of a packet
 */
public record PortForward(
    Service service,
    Rule rule,
    Hook hook,
    Ip target,
    Optional<PortRange> targetPorts,
    Admission admission) {

  /** By its rule and its target, of which the rest follows as good as always. */
  @Override
  public int hashCode() {
    return 31 * (31 * rule.hashCode() + target.hashCode()) + hook.hashCode();
  }

  /** Whether it is for packets of the host itself. */
  public boolean isForOutput() {
    return hook == Hook.OUTPUT;
  }

  /** Whether it sends packets to the host itself, as REDIRECT does. */
  public boolean isToHost() {
    return target.isLoopback();
  }

  /** {@code (it asks for -i eth0)}, or nothing where it asks nothing of senders. */
  public String asksOfSenders() {
    String asked = admission.senderText();
    return asked.isEmpty() ? "" : " (it asks for " + asked + ")";
  }

  /** Whether its rule maps a whole network, of which not every address has a machine. */
  public boolean isOfNetwork() {
    return rule.target() instanceof NatTarget.Netmap;
  }

  /** Whether it names who may use it, and so is evidently not meant for others. */
  public boolean isForNamedSources() {
    return admission.sources().stream().anyMatch(t -> !t.not());
  }

  /**
   * Whether it evidently admits what the target's own subnet sends: it names no incoming interface,
   * or a network that the target is in.
   */
  public boolean admitsTargetsSubnet() {
    boolean inside =
        admission.sources().stream()
            .anyMatch(t -> !t.not() && t.value().contains(target) && !t.value().isSingle());
    return admission.admitsSource(target) && (inside || admission.ins().isEmpty());
  }

  /**
   * Where packets are sent.
   *
   * @param address the address
   * @param ports the ports; empty where the port stays
   */
  public record Aim(Ip address, Optional<PortRange> ports) {

    /** {@code 10.0.0.2:8080}, or without the port where that stays. */
    @Override
    public String toString() {
      return address
          + ports
              .map(p -> ":" + p.first() + (p.first() == p.last() ? "" : "-" + p.last()))
              .orElse("");
    }
  }

  /** Where it sends packets. */
  public Aim aim() {
    return new Aim(target, targetPorts);
  }

  /** The same as text. */
  public String targetText() {
    return aim().toString();
  }
}

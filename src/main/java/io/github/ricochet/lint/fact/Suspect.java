package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Rule;

/**
 * A port forward whose service is not answered as it should be for some flow that was walked. Rules
 * that say how flows fare ask for these, not for each {@link PortForward}: of 50,000 of a
 * Kubernetes node, few are.
 *
 * @param forward the port forward
 */
public record Suspect(PortForward forward) {

  /** What it publishes. */
  public Service service() {
    return forward.service();
  }

  /** Its rule. */
  public Rule rule() {
    return forward.rule();
  }

  /** The address that packets are sent to. */
  public Ip target() {
    return forward.target();
  }

  /** Whether it is for packets of the host itself. */
  public boolean isForOutput() {
    return forward.isForOutput();
  }

  /** Whether it sends packets to the host itself, as REDIRECT does. */
  public boolean isToHost() {
    return forward.isToHost();
  }

  /** Whether its rule maps a whole network, of which not every address has a machine. */
  public boolean isOfNetwork() {
    return forward.isOfNetwork();
  }

  /** Whether it names who may use it, and so is evidently not meant for others. */
  public boolean isForNamedSources() {
    return forward.isForNamedSources();
  }
}

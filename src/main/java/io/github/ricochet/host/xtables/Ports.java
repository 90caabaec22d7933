package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import java.util.Optional;

/** What all matches with {@code --sport} and {@code --dport} have in common. */
final class Ports {

  private Ports() {}

  /** Whether the port passes, or nothing is asked of it. */
  static boolean matches(Optional<Term<PortRange>> ports, int port) {
    return ports.isEmpty() || ports.get().value().contains(port) != ports.get().not();
  }

  /** {@code " --sport 80 --dport 81:82"}. */
  static String save(Optional<Term<PortRange>> source, Optional<Term<PortRange>> destination) {
    return source.map(t -> t.save("--sport")).orElse("")
        + destination.map(t -> t.save("--dport")).orElse("");
  }
}

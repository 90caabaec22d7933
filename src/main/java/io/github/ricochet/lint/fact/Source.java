package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import java.util.Optional;

/**
 * Somebody who may ask for a service.
 *
 * @param address its address; empty for the host itself
 * @param in the bridge port or interface that its packets come in by; empty where its place is
 *     known by its address
 * @param known whether the dumps name it; else it stands in for others at its place
 * @param name how messages name it
 * @param place where it lives
 * @param outside whether its packets come in by an interface to the outside
 */
public record Source(
    Optional<Ip> address,
    Optional<String> in,
    boolean known,
    String name,
    Place place,
    boolean outside) {

  /** Whether it is the host itself. */
  public boolean isHost() {
    return address.isEmpty();
  }
}

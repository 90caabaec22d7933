package io.github.ricochet.vuurmuur;

import java.util.List;
import java.util.Optional;

/**
 * A service.
 *
 * @param name as rules name it
 * @param ports its ports, in order
 * @param helper the connection tracking helper that it needs; empty text for none
 * @param broadcast whether its packets go to broadcast addresses, too
 * @param idle why it is inactive, where it is
 */
record Service(
    String name,
    List<PortSpec> ports,
    String helper,
    boolean broadcast,
    Optional<Inactivity> idle) {

  boolean active() {
    return idle.isEmpty();
  }
}

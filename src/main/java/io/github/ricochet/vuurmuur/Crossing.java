package io.github.ricochet.vuurmuur;

import java.util.Optional;

/**
 * One way in or out.
 *
 * @param device the device as a rule can name it; empty for any
 * @param nic its interface, where it is a certain one
 * @param network the network behind it, where it is a certain one
 */
record Crossing(String device, Optional<Nic> nic, Optional<ZoneObject.Network> network) {

  /** By whichever interface. */
  static final Crossing ANY = new Crossing("", Optional.empty(), Optional.empty());

  static Crossing by(Nic nic, Optional<ZoneObject.Network> network) {
    return new Crossing(nic.ruleDevice(), Optional.of(nic), network);
  }
}

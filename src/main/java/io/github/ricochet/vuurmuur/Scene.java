package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Match;
import java.util.List;
import java.util.Optional;

/**
 * One of the cases that a rule comes down to: one pair of interfaces, one stretch of ports, one
 * source, one destination.
 *
 * @param in the device that packets come in by; empty for any
 * @param out the device that they leave by; empty for any
 * @param from the interface at the source's side
 * @param to the interface at the destination's side
 * @param source the source addresses; empty for any
 * @param mac the test for the source's Ethernet address, where it is known
 * @param destination the destination addresses; empty for any
 * @param traffic protocol and ports
 * @param ports the stretch of the service's ports; empty for any service
 * @param listen the {@code listenport} that goes with it
 * @param remote the {@code remoteport} that goes with it
 */
record Scene(
    String in,
    String out,
    Optional<Nic> from,
    Optional<Nic> to,
    Optional<Prefix> source,
    Optional<Match> mac,
    Optional<Prefix> destination,
    Traffic traffic,
    Optional<PortSpec> ports,
    Optional<PortRange> listen,
    Optional<PortRange> remote) {

  Scene to(Optional<Prefix> addresses) {
    return new Scene(in, out, from, to, source, mac, addresses, traffic, ports, listen, remote);
  }

  Scene in(String device) {
    return new Scene(
        device, out, from, to, source, mac, destination, traffic, ports, listen, remote);
  }

  Scene out(String device) {
    return new Scene(
        in, device, from, to, source, mac, destination, traffic, ports, listen, remote);
  }

  Scene from(Optional<Prefix> addresses, Optional<Match> sender) {
    return new Scene(
        in, out, from, to, addresses, sender, destination, traffic, ports, listen, remote);
  }

  Scene withoutMac() {
    return new Scene(
        in, out, from, to, source, Optional.empty(), destination, traffic, ports, listen, remote);
  }

  Scene of(Traffic other) {
    return new Scene(in, out, from, to, source, mac, destination, other, ports, listen, remote);
  }

  /** The tests for its addresses and ports, without devices. */
  Line line() {
    return new Line("", "", traffic, source, destination, List.of());
  }

  /** The address of the interface at the source's side; empty where it has none. */
  Optional<Prefix> fromAddress() {
    return from.flatMap(Nic::address).map(Prefix::of);
  }
}

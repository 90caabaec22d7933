package io.github.ricochet.vuurmuur;

import java.util.Optional;

/**
 * One end of a rule: where it is from, or where it is to.
 *
 * @param any whether it is {@code any}
 * @param firewall whether it is the firewall itself
 * @param firewallAny whether it is {@code firewall(any)}: by whichever interface
 * @param broadcast whether it is a network's broadcast address
 * @param object the zone, network, host or group; for the firewall, the network of the other end,
 *     whose interfaces are meant
 */
record End(
    boolean any,
    boolean firewall,
    boolean firewallAny,
    boolean broadcast,
    Optional<ZoneObject> object) {

  static final End ANY = new End(true, false, false, false, Optional.empty());

  static End firewall(boolean byAny) {
    return new End(false, true, byAny, false, Optional.empty());
  }

  static End of(ZoneObject object, boolean broadcast) {
    return new End(false, false, false, broadcast, Optional.of(object));
  }

  /** The same end by the interfaces of this network. */
  End by(ZoneObject.Network network) {
    return new End(any, firewall, firewallAny, broadcast, Optional.of(network));
  }

  boolean isZone() {
    return object.filter(ZoneObject.Zone.class::isInstance).isPresent();
  }

  boolean isHost() {
    return !firewall && object.filter(ZoneObject.Host.class::isInstance).isPresent();
  }

  /** The network that a network, host or group is, or is in; empty for a zone. */
  Optional<ZoneObject.Network> network() {
    return object.flatMap(
        o -> {
          if (o instanceof ZoneObject.Network network) {
            return Optional.of(network);
          }
          if (o instanceof ZoneObject.Host host) {
            return Optional.of(host.network());
          }
          return o instanceof ZoneObject.Group group
              ? Optional.of(group.network())
              : Optional.empty();
        });
  }
}

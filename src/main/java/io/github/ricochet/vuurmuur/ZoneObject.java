package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import java.util.List;
import java.util.Optional;

/** What a rule can be from or to, other than the firewall itself. */
sealed interface ZoneObject {

  /** The full name: {@code zone}, {@code network.zone} or {@code host.network.zone}. */
  String name();

  /** Why it is inactive, where it is. */
  Optional<Inactivity> idle();

  /** What it is, for messages. */
  String kind();

  default boolean active() {
    return idle().isEmpty();
  }

  /** A zone: networks of one sort. */
  record Zone(String name, Optional<Inactivity> idle) implements ZoneObject {
    @Override
    public String kind() {
      return "zone";
    }
  }

  /**
   * A network of a zone.
   *
   * @param zone its zone's name
   * @param first its address as given, which a mask may yet cut
   * @param prefix its addresses; empty where they are not given
   * @param broadcast its broadcast address
   * @param nics the interfaces that it is behind, in order
   * @param permissions {@code protect against spoofing from …} and {@code accept dhcp-…}, in order
   */
  record Network(
      String name,
      String zone,
      Optional<Ip> first,
      Optional<Prefix> prefix,
      Optional<Ip> broadcast,
      List<Nic> nics,
      List<Setting> permissions,
      Optional<Inactivity> idle)
      implements ZoneObject {
    @Override
    public String kind() {
      return "network";
    }
  }

  /**
   * A host of a network.
   *
   * @param address its address; empty where none is given
   * @param mac its Ethernet address as written; empty text where none is given
   */
  record Host(
      String name, Network network, Optional<Ip> address, String mac, Optional<Inactivity> idle)
      implements ZoneObject {
    @Override
    public String kind() {
      return "host";
    }
  }

  /** Some hosts of a network. */
  record Group(String name, Network network, List<Host> members, Optional<Inactivity> idle)
      implements ZoneObject {
    @Override
    public String kind() {
      return "group";
    }
  }
}

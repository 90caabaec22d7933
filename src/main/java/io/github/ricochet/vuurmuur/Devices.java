package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that the devices have, which Vuurmuur asks the kernel for.
 *
 * @param known whether a dump lists them
 * @param addresses what it lists
 */
public record Devices(boolean known, List<InterfaceAddress> addresses) {

  /** Where no dump tells. */
  public static final Devices UNKNOWN = new Devices(false, List.of());

  /** The first IPv4 address of a device, which is what SIOCGIFADDR gives. */
  Optional<Ip> address(String device) {
    return addresses.stream()
        .filter(a -> a.device().equals(device) && a.address().family() == Family.IPV4)
        .map(InterfaceAddress::address)
        .findFirst();
  }
}

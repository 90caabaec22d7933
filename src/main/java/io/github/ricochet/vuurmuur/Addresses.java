package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import java.util.Optional;

/** IPv4 addresses and masks as they stand in the tree. */
final class Addresses {

  private Addresses() {}

  static Optional<Ip> parse(String text) {
    return Ip.parse(text).filter(ip -> ip.family() == Family.IPV4);
  }

  /**
   * A netmask as inet_aton() takes it: a dotted quad, or a single number, which is one, too. So
   * {@code 24} is 0.0.0.24 when Vuurmuur looks which hosts are inside, and a prefix length when
   * iptables reads it.
   */
  static Optional<Ip> mask(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Ip.v4(Integer.parseInt(text))) : parse(text);
  }

  /** What iptables makes of {@code ADDRESS/MASK}. */
  static Optional<Prefix> prefix(String network, String mask) {
    return Prefix.parse(network + "/" + mask).filter(p -> p.network().family() == Family.IPV4);
  }
}

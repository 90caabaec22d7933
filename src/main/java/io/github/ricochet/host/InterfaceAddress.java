package io.github.ricochet.host;

import java.util.Optional;

/**
 * An address of the host on one of its interfaces ({@code ip addr}).
 *
 * @param device the interface
 * @param address the host's own address
 * @param prefixLength the length of its subnet's prefix in bits
 * @param peer the other end, for a point-to-point address
 * @param broadcast the broadcast address, where one is set
 * @param scope {@code global}, {@code link}, {@code host}, {@code site} or a number, as printed
 * @param secondary whether it is a secondary address of its subnet (IFA_F_SECONDARY)
 * @param origin where it was read
 */
public record InterfaceAddress(
    String device,
    Ip address,
    int prefixLength,
    Optional<Ip> peer,
    Optional<Ip> broadcast,
    String scope,
    boolean secondary,
    Origin origin) {

  /** The subnet that is on link by this address: the peer's, where there is one. */
  public Prefix subnet() {
    return Prefix.of(peer.orElse(address), prefixLength);
  }

  /** Whether an address is in {@link #subnet()} (inet_ifa_match()); walks ask often. */
  public boolean reaches(Ip other) {
    Ip here = peer.orElse(address);
    Ip mask = Ip.mask(here.family(), prefixLength);
    return other.family() == here.family()
        && ((other.low() ^ here.low()) & mask.low()) == 0
        && ((other.high() ^ here.high()) & mask.high()) == 0;
  }

  /** Another address of the same subnet on the same interface. */
  public InterfaceAddress second(Ip other) {
    return new InterfaceAddress(
        device, other, prefixLength, peer, broadcast, scope, /* secondary= */ true, origin);
  }
}

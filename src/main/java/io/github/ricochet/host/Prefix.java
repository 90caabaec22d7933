package io.github.ricochet.host;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A set of addresses given by a network and a mask. iptables allows masks with holes, so the mask
 * is kept as it is.
 *
 * @param network the network's address, masked
 * @param mask the mask, of the same family
 */
public record Prefix(Ip network, Ip mask) {

  /** 0.0.0.0/0. */
  public static final Prefix ALL_IPV4 = of(Ip.ANY, 0);

  public Prefix {
    network = network.and(mask);
  }

  /**
   * The network of {@code address} with this prefix length in bits.
   *
   * @throws IllegalArgumentException if the length is longer than an address
   */
  public static Prefix of(Ip address, int prefixLength) {
    if (prefixLength < 0 || prefixLength > address.family().bits()) {
      throw new IllegalArgumentException("no prefix length: " + prefixLength);
    }
    return new Prefix(address, Ip.mask(address.family(), prefixLength));
  }

  /** The set of this single address. */
  public static Prefix of(Ip address) {
    return of(address, address.family().bits());
  }

  /**
   * Reads {@code ADDRESS}, {@code ADDRESS/LENGTH} or {@code ADDRESS/MASK}; empty where it is none
   * of these.
   */
  public static Optional<Prefix> parse(String text) {
    int slash = text.indexOf('/');
    Optional<Ip> address = Ip.parse(slash < 0 ? text : text.substring(0, slash));
    if (slash < 0 || address.isEmpty()) {
      return address.map(Prefix::of);
    }
    String rest = text.substring(slash + 1);
    if (isLength(rest)) {
      int length = Integer.parseInt(rest);
      return address.filter(a -> length <= a.family().bits()).map(a -> of(a, length));
    }
    Ip ip = address.get();
    return Ip.parse(rest).filter(m -> m.family() == ip.family()).map(m -> new Prefix(ip, m));
  }

  private static boolean isLength(String text) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether the address is of this family and in this set. */
  public boolean contains(Ip address) {
    return address.family() == network.family()
        && (address.low() & mask.low()) == network.low()
        && (address.high() & mask.high()) == network.high();
  }

  /** The prefix length in bits, or empty where the mask has holes. */
  public OptionalInt length() {
    return hasLength()
        ? OptionalInt.of(Long.bitCount(mask.high()) + Long.bitCount(mask.low()))
        : OptionalInt.empty();
  }

  /** Whether its mask has a length and no holes: no bit is set behind one that is not. */
  public boolean hasLength() {
    if (mask.family() == Family.IPV4) {
      return isLow(~mask.low() & 0xffff_ffffL);
    }
    return mask.high() == -1 ? isLow(~mask.low()) : mask.low() == 0 && isLow(~mask.high());
  }

  /** Whether all bits below the highest one that is set are set. */
  private static boolean isLow(long bits) {
    return (bits & bits + 1) == 0;
  }

  /** Whether it holds all addresses of its family. */
  public boolean isEverything() {
    return (mask.high() | mask.low()) == 0;
  }

  /** Whether it holds one address only. */
  public boolean isSingle() {
    return Long.bitCount(mask.high()) + Long.bitCount(mask.low()) == network.family().bits();
  }

  /** The highest address of the set: for an IPv4 subnet, its broadcast address. */
  public Ip last() {
    return network.or(mask.not());
  }

  /** {@code 10.0.0.0/24}, or {@code 10.0.0.1/255.0.0.255} where the mask has holes. */
  @Override
  public String toString() {
    OptionalInt length = length();
    return network + "/" + (length.isPresent() ? length.getAsInt() : mask);
  }
}

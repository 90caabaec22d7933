package io.github.ricochet.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IP address of either family, as a value.
 *
 * @param family the address family
 * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 */
public record Ip(Family family, long high, long low) implements Comparable<Ip> {

  private static final Ip[] V4_MASKS = new Ip[33];

  static {
    for (int length = 0; length < V4_MASKS.length; length++) {
      V4_MASKS[length] = v4(length == 0 ? 0 : -1 << (32 - length));
    }
  }

  /** 0.0.0.0, "no address". */
  public static final Ip ANY = v4(0);

  /** 127.0.0.1. */
  public static final Ip LOOPBACK = v4(0x7f000001);

  /** The IPv4 address with these 32 bits, in host order: {@code v4(0x0a000001)} is 10.0.0.1. */
  public static Ip v4(int bits) {
    return new Ip(Family.IPV4, 0, bits & 0xffffffffL);
  }

  /** The mask with this many leading ones, such as 24 for 255.255.255.0. */
  public static Ip mask(Family family, int prefixLength) {
    if (family == Family.IPV4) {
      return V4_MASKS[prefixLength];
    }
    long high = prefixLength == 0 ? 0 : prefixLength >= 64 ? -1L : -1L << (64 - prefixLength);
    long low = prefixLength <= 64 ? 0 : prefixLength == 128 ? -1L : -1L << (128 - prefixLength);
    return new Ip(Family.IPV6, high, low);
  }

  /**
   * Reads a literal address: dotted quad (RFC 1123, four decimal parts) or RFC 4291 text. Host
   * names are never looked up.
   */
  public static Optional<Ip> parse(String text) {
    return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text);
  }

  /**
   * Reads a literal address that is known to be one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Ip of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no IP address: " + text));
  }

  private static Optional<Ip> parseV4(String text) {
    int bits = 0;
    int parts = 0;
    int part = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (part < 0 || ++parts > 4) {
          return Optional.empty();
        }
        bits = bits << 8 | part;
        part = -1;
      } else if (c >= '0' && c <= '9') {
        // A zero in front makes a number octal for some programs, and for others not.
        if (part == 0 || part * 10 + (c - '0') > 255) {
          return Optional.empty();
        }
        part = (part < 0 ? 0 : part * 10) + (c - '0');
      } else {
        return Optional.empty();
      }
    }
    return parts == 4 ? Optional.of(v4(bits)) : Optional.empty();
  }

  private static Optional<Ip> parseV6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        return Optional.empty();
      }
    }
    try {
      // A literal with a colon is never looked up; brackets keep Java from trying a mapped address.
      InetAddress address = InetAddress.getByName("[" + text + "]");
      byte[] raw = address.getAddress();
      if (!(address instanceof Inet6Address)) {
        return Optional.of(new Ip(Family.IPV6, 0, 0xffff00000000L | number(raw, 0, 4)));
      }
      return Optional.of(new Ip(Family.IPV6, number(raw, 0, 8), number(raw, 8, 16)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static long number(byte[] raw, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 8 | (raw[i] & 0xff);
    }
    return value;
  }

  /** The address with every bit cleared that {@code mask} has not set. */
  public Ip and(Ip mask) {
    boolean masked = (high & ~mask.high) == 0 && (low & ~mask.low) == 0;
    return masked ? this : new Ip(family, high & mask.high, low & mask.low);
  }

  /** The address with every bit set that {@code other} has set. */
  public Ip or(Ip other) {
    return new Ip(family, high | other.high, low | other.low);
  }

  /** The complement, as a wildcard mask. */
  public Ip not() {
    return family == Family.IPV4 ? v4((int) ~low) : new Ip(family, ~high, ~low);
  }

  /** The next higher address; wraps at the end of the family. */
  public Ip next() {
    if (family == Family.IPV4) {
      return v4((int) low + 1);
    }
    return new Ip(family, low == -1L ? high + 1 : high, low + 1);
  }

  /** Whether it is in 127.0.0.0/8 or is ::1. */
  public boolean isLoopback() {
    return family == Family.IPV4 ? low >>> 24 == 127 : high == 0 && low == 1;
  }

  /** Whether it is in 224.0.0.0/4 or ff00::/8. */
  public boolean isMulticast() {
    return family == Family.IPV4 ? low >>> 28 == 14 : high >>> 56 == 0xff;
  }

  /** Whether it is private: RFC 1918, or RFC 4193 for IPv6. */
  public boolean isPrivate() {
    if (family == Family.IPV6) {
      return high >>> 57 == 0xfc >> 1;
    }
    return low >>> 24 == 10 || low >>> 20 == 0xac1 || low >>> 16 == 0xc0a8;
  }

  /** Orders by family, then numerically. */
  @Override
  public int compareTo(Ip other) {
    if (family != other.family) {
      return family.compareTo(other.family);
    }
    return high != other.high
        ? Long.compareUnsigned(high, other.high)
        : Long.compareUnsigned(low, other.low);
  }

  /** The usual text: a dotted quad, or RFC 5952. */
  @Override
  public String toString() {
    if (family == Family.IPV4) {
      return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
    }
    return Ipv6Text.of(high, low);
  }
}

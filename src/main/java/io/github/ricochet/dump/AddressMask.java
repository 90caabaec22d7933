package io.github.ricochet.dump;

import io.github.ricochet.host.Family;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import java.util.Locale;
import java.util.Optional;

/**
 * Replaces addresses by others, so that what lies in one subnet lies in one subnet afterwards, and
 * what is private, link-local, multicast or loopback stays so: two addresses that share their first
 * n bits share exactly as many afterwards. Of an IPv4 address the last number stays, and the first
 * (of private ones all that makes them private).
 */
final class AddressMask {

  private final long key;

  /**
   * @param key decides which addresses the others are
   */
  AddressMask(long key) {
    this.key = key;
  }

  /**
   * Another address for {@code 192.0.2.1}.
   *
   * @param length the prefix length behind it; 32 where there is none
   */
  String ipv4(String text, int length) {
    Optional<Ip> parsed = Ip.parse(text).filter(ip -> ip.family() == Family.IPV4);
    if (parsed.isEmpty()) {
      return text;
    }
    int address = (int) parsed.get().low();
    int kept = kept(address);
    int masked = address;
    for (int bit = kept; bit < 24; bit++) {
      // Whether a bit is turned depends on those before it alone.
      masked ^= bit(((long) (address >>> (32 - bit)) << 8) | bit) << (31 - bit);
    }
    int hosts = length >= 32 ? 0 : length == 0 ? -1 : (1 << (32 - length)) - 1;
    if ((address & hosts) == 0) {
      masked &= ~hosts; // a network stays one
    }
    return (masked >>> 24)
        + "."
        + (masked >>> 16 & 0xff)
        + "."
        + (masked >>> 8 & 0xff)
        + "."
        + (masked & 0xff);
  }

  /** So many of the first bits say what kind of address it is, and stay. */
  private static int kept(int address) {
    int first = address >>> 24;
    int second = address >>> 16 & 0xff;
    if (first == 0 || first == 127 || first >= 224 || (first == 169 && second == 254)) {
      return 32;
    }
    if (first == 172 && second >= 16 && second < 32) {
      return 12;
    }
    if (first == 100 && second >= 64 && second < 128) {
      return 10;
    }
    // Public neighbours of private ranges must not become private.
    return first == 192 || first == 172 || first == 100 || first == 169 ? 16 : 8;
  }

  private int bit(long of) {
    return (int) (mix(of) & 1);
  }

  /** The finaliser of SplitMix64 over the key and a value. */
  private long mix(long value) {
    long z = key + value * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** Another address for {@code 2001:db8::1}; the text itself where it is none of IPv6. */
  String ipv6(String text) {
    Optional<Ip> parsed = Ip.parse(text).filter(ip -> ip.family() == Family.IPV6);
    if (parsed.isEmpty()) {
      return text;
    }
    long high = parsed.get().high();
    long low = parsed.get().low();
    int first = (int) (high >>> 48);
    if (first >= 0xff00 || high == 0) {
      return text;
    }
    StringBuilder masked = new StringBuilder(Integer.toHexString(first));
    long before = first;
    for (int group = 1; group < 8; group++) {
      long all = group < 4 ? high : low;
      int value = (int) (all >>> (48 - 16 * (group % 4)) & 0xffff);
      // Small numbers and zeros are what people count by.
      int other = value <= 0xff ? value : (int) (0x100 + (mix(before * 31 + value) & 0x7fff));
      masked.append(':').append(Integer.toHexString(other));
      before = mix(before + value);
    }
    return Ip.parse(masked.toString()).map(Ip::toString).orElse(text);
  }

  /** Another hardware address; groups, none and all stay what they are. */
  String mac(String text) {
    Optional<Mac> mac = Mac.parse(text);
    int first = mac.isEmpty() ? 0 : Integer.parseInt(text.substring(0, text.indexOf(':')), 16);
    if (mac.isEmpty() || (first & 1) != 0 || text.matches("[0:]+")) {
      return text;
    }
    String same = mac.get().toString();
    long mixed = 0;
    for (String octet : same.split(":", -1)) {
      mixed = mix(mixed + Integer.parseInt(octet, 16));
    }
    StringBuilder masked = new StringBuilder(String.format(Locale.ROOT, "%02x", first));
    for (int i = 0; i < 5; i++) {
      masked.append(String.format(Locale.ROOT, ":%02x", mixed >>> (8 * i) & 0xff));
    }
    return masked.toString();
  }
}

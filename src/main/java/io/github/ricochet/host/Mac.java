package io.github.ricochet.host;

import java.util.Optional;

/**
 * An Ethernet address.
 *
 * @param bits its 48 bits, the first octet highest
 */
public record Mac(long bits) {

  /** ff:ff:ff:ff:ff:ff. */
  public static final Mac BROADCAST = new Mac(0xffffffffffffL);

  /**
   * Reads six hexadecimal octets with colons; octets of one digit are legal, as ebtables prints
   * them.
   */
  public static Optional<Mac> parse(String text) {
    String[] octets = text.split(":", -1);
    if (octets.length != 6) {
      return Optional.empty();
    }
    long bits = 0;
    for (String octet : octets) {
      if (octet.isEmpty() || octet.length() > 2) {
        return Optional.empty();
      }
      for (int i = 0; i < octet.length(); i++) {
        if (Character.digit(octet.charAt(i), 16) < 0) {
          return Optional.empty();
        }
      }
      bits = bits << 8 | Integer.parseInt(octet, 16);
    }
    return Optional.of(new Mac(bits));
  }

  /** Whether the group bit is set: multicast or broadcast. */
  public boolean isMulticast() {
    return (bits >>> 40 & 1) == 1;
  }

  /** Lower case with colons, as iproute2 prints it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 44; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (bits >>> shift & 15), 16));
      text.append(shift > 0 && shift % 8 == 0 ? ":" : "");
    }
    return text.toString();
  }
}

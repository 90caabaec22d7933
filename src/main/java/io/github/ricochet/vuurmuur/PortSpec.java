package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.PortRange;

/**
 * One stretch of ports of a service: {@code 80:81*1024:65535} of TCP. For ICMP, the destination is
 * the type and the code. The upper end is 0 where a single port is meant.
 *
 * @param protocol its number; 0 for none
 * @param sourceLow the lower end of the source ports
 * @param sourceHigh their upper end, or 0
 * @param low the lower end of the destination ports
 * @param high their upper end, or 0
 */
record PortSpec(int protocol, int sourceLow, int sourceHigh, int low, int high) {

  /** As vrmr_split_portrange() takes two ranges apart: what is no digit ends a number. */
  static PortSpec of(int protocol, String destination, String source) {
    int[] to = split(destination);
    int[] from = split(source);
    return new PortSpec(protocol, from[0], from[1], to[0], to[1]);
  }

  private static int[] split(String range) {
    int first = Numbers.digits(range, 0, 5);
    int[] ends = {(int) Numbers.atoi(range.substring(0, first)), 0};
    if (first < range.length() && range.charAt(first) == ':') {
      int second = Numbers.digits(range, first + 1, 5);
      ends[1] = (int) Numbers.atoi(range.substring(first + 1, first + 1 + second));
    }
    return ends;
  }

  /** Whether no number is too large for a port. */
  boolean isValid() {
    return Math.max(Math.max(sourceLow, sourceHigh), Math.max(low, high)) <= 65535;
  }

  /** The source ports. */
  PortRange source() {
    return new PortRange(sourceLow, sourceHigh == 0 ? sourceLow : sourceHigh);
  }

  /** The destination ports. */
  PortRange destination() {
    return new PortRange(low, high == 0 ? low : high);
  }
}

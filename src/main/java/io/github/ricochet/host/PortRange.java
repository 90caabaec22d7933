package io.github.ricochet.host;

/**
 * A range of ports, or of other 16-bit numbers, both ends included.
 *
 * @param first the lowest, 0 to 65535
 * @param last the highest, not below {@code first}
 */
public record PortRange(int first, int last) {

  /** All ports. */
  public static final PortRange ALL = new PortRange(0, 65535);

  /** This one port. */
  public static PortRange of(int port) {
    return new PortRange(port, port);
  }

  /** Whether the port is in the range. */
  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  /** {@code 80}, or {@code 80:81} as iptables-save prints a range. */
  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + ":" + last;
  }
}

package io.github.ricochet.host;

import java.util.OptionalInt;

/**
 * A kernel setting.
 *
 * @param key with dots, as {@code sysctl -a} prints it: net.ipv4.conf.eth0/100.rp_filter has a
 *     slash for the dot of the interface's name
 * @param value as printed, trimmed
 * @param running whether it is the running value; false for one of a configuration file
 * @param origin where it was read
 */
public record Sysctl(String key, String value, boolean running, Origin origin) {

  private static final int MOST_DIGITS = 9;

  /** The value of a switch or a level: a number from 0 of no more than nine digits. */
  public OptionalInt number() {
    boolean number = !value.isEmpty() && value.length() <= MOST_DIGITS;
    for (int i = 0; number && i < value.length(); i++) {
      number = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    return number ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
  }
}

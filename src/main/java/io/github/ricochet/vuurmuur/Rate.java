package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.xtables.LimitMatch;
import java.util.Locale;

/**
 * How many packets in a time: {@code -m limit --limit 20/sec --limit-burst 40}.
 *
 * @param number how many
 * @param unit sec, min, hour or day
 * @param burst how many may come at once; 0 for what iptables takes where none is given
 */
record Rate(long number, String unit, long burst) {

  /** The match for it; its period is 0 where iptables finds the rate too fast. */
  LimitMatch match() {
    long seconds =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "min" -> 60;
          case "hour" -> 60 * 60;
          case "day" -> 24 * 60 * 60;
          default -> 1;
        };
    return new LimitMatch(
        LimitMatch.SCALE * seconds / number, burst > 0 ? burst : LimitMatch.DEFAULT_BURST);
  }
}

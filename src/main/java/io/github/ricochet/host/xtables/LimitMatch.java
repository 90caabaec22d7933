package io.github.ricochet.host.xtables;

/**
 * {@code -m limit} (xt_limit.c): at most so many packets in a time. A single packet stays below.
 *
 * @param period the mean time between packets in 1/10000 seconds (XT_LIMIT_SCALE)
 * @param burst {@code --limit-burst}: how many may come at once
 */
public record LimitMatch(long period, long burst) implements Match {

  /** How many {@link #period()} make a second. */
  public static final int SCALE = 10_000;

  /** The burst that is meant where none is given. */
  public static final int DEFAULT_BURST = 5;

  private static final String[] UNITS = {"day", "hour", "min", "sec"};
  private static final long[] SECONDS = {24 * 60 * 60, 60 * 60, 60, 1};

  @Override
  public Decision decide(PacketView packet) {
    packet.assume("the packet stays below the rate limit of " + rate(period));
    return Decision.YES;
  }

  @Override
  public String save() {
    return " -m limit --limit "
        + rate(period)
        + (burst == DEFAULT_BURST ? "" : " --limit-burst " + burst);
  }

  static String rate(long period) {
    return rate(period, SCALE);
  }

  /**
   * {@code 3/min}: the coarsest unit that loses little, as print_rate() of libxt_limit.c chooses
   * it.
   *
   * @param period the mean time between packets
   * @param scale how many units of time of {@code period} make a second
   */
  public static String rate(long period, long scale) {
    int unit = 0;
    for (int finer = 1; finer < UNITS.length; finer++) {
      long time = SECONDS[finer] * scale;
      if (period > time || time / period < time % period) {
        break;
      }
      unit = finer;
    }
    return SECONDS[unit] * scale / period + "/" + UNITS[unit];
  }
}

package io.github.ricochet.host.xtables;

/**
 * {@code --limit} of ebtables (ebt_limit.c): at most so many frames in a time. A single one stays
 * below.
 *
 * @param period the mean time between frames in 1/10000 seconds
 * @param burst {@code --limit-burst}: how many may come at once
 */
public record BridgeLimitMatch(long period, long burst) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    packet.assume("the frame stays below the rate limit of " + LimitMatch.rate(period));
    return Decision.YES;
  }

  @Override
  public String save() {
    return " --limit " + LimitMatch.rate(period) + " --limit-burst " + burst;
  }
}

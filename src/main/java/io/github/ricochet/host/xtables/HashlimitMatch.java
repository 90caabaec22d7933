package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * {@code -m hashlimit} (xt_hashlimit.c): a rate limit for each client, port or network. A single
 * packet stays below.
 *
 * @param above {@code --hashlimit-above}, or {@code --hashlimit-upto}
 * @param rate the rate as the save program prints it, such as {@code 3/min} or {@code 512kb/s}
 * @param words the other options as the save program prints them
 */
public record HashlimitMatch(boolean above, String rate, List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    packet.assume("the packet stays below the rate limit of " + rate);
    return Decision.of(!above);
  }

  @Override
  public String save() {
    return " -m hashlimit"
        + (above ? " --hashlimit-above " : " --hashlimit-upto ")
        + rate
        + Words.joined(words);
  }
}

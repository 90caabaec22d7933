package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * {@code -m recent} (xt_recent.c, recent_mt()). To put an address on the list always succeeds;
 * whether one is on it already, no dump tells.
 *
 * @param words its options as the save program prints them, what it does first
 */
public record RecentMatch(List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    if (words.get(0).equals("--set")) {
      return Decision.YES;
    }
    return words.subList(0, 2).equals(List.of("!", "--set")) ? Decision.NO : Decision.UNDECIDED;
  }

  @Override
  public String save() {
    return " -m recent" + Words.joined(words);
  }
}

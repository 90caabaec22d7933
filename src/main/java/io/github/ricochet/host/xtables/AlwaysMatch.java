package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * A match that only counts, and holds for every packet: nfacct.
 *
 * @param name the match's name
 * @param words its options as the save program prints them
 */
public record AlwaysMatch(String name, List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.YES;
  }

  @Override
  public String save() {
    return " -m " + name + Words.joined(words);
  }
}

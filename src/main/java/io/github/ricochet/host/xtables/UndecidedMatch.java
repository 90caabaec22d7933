package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * A match whose options are understood, but that looks at what no dump shows: chance, time,
 * payload, the sending process, the packets before. Which ones these are is the list in {@code
 * UndecidedMatches} of the reader.
 *
 * @param name the match's name
 * @param words its options as the save program prints them
 */
public record UndecidedMatch(String name, List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.UNDECIDED;
  }

  @Override
  public String save() {
    return " -m " + name + Words.joined(words);
  }
}

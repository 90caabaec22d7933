package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * A match that is known by name only, all of its words kept. Whether it holds is not known.
 *
 * @param name the match's name
 * @param words its options as written, {@code !} included
 */
public record UnmodelledMatch(String name, List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.UNDECIDED;
  }

  @Override
  public String save() {
    StringBuilder text = new StringBuilder(" -m ").append(name);
    words.forEach(w -> text.append(' ').append(Words.bare(w)));
    return text.toString();
  }
}

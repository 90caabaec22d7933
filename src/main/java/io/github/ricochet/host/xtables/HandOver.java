package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * A target that hands the packet to a program or socket, whose answer no dump tells: NFQUEUE,
 * TPROXY, SYNPROXY, CLUSTERIP …
 *
 * @param name the target's name
 * @param words its options as the save program prints them
 */
public record HandOver(String name, List<String> words) implements Target {
  @Override
  public String save() {
    return " -j " + name + Words.joined(words);
  }
}

package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * A match on an IPv6 extension header: hbh, dst, rt, srh, frag (ip6t_….c). Packets are taken to
 * have none, and then none of them holds, whatever is inverted.
 *
 * @param name the match's name
 * @param words its options as the save program prints them
 */
public record ExtensionHeaderMatch(String name, List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    packet.assume("the packet has no IPv6 extension header");
    return Decision.NO;
  }

  @Override
  public String save() {
    return " -m " + name + Words.joined(words);
  }
}

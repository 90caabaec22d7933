package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * {@code -m policy} (xt_policy.c): whether IPsec has handled the packet or will. No dump shows
 * IPsec, and packets are taken to be without it.
 *
 * @param out {@code --dir out}, or {@code --dir in}
 * @param ipsec {@code --pol ipsec}, or {@code --pol none}
 * @param words the other options as the save program prints them
 */
public record PolicyMatch(boolean out, boolean ipsec, List<String> words) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    packet.assume("the packet is not under an IPsec policy");
    return Decision.of(!ipsec);
  }

  @Override
  public String save() {
    return " -m policy --dir "
        + (out ? "out" : "in")
        + " --pol "
        + (ipsec ? "ipsec" : "none")
        + Words.joined(words);
  }
}

package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Mac;

/**
 * {@code -m mac} (xt_mac.c): the Ethernet source address.
 *
 * @param source {@code --mac-source}
 */
public record MacMatch(Term<Mac> source) implements Match {

  /** A packet without an Ethernet header never passes, inverted or not. */
  @Override
  public Decision decide(PacketView packet) {
    Mac found = packet.sourceMac();
    return Decision.of(found != null && found.equals(source.value()) != source.not());
  }

  @Override
  public String save() {
    return " -m mac" + source.save("--mac-source");
  }
}

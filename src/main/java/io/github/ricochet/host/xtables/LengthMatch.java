package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;

/**
 * {@code -m length} (xt_length.c).
 *
 * @param length {@code --length}: total length of the IP packet in bytes
 */
public record LengthMatch(Term<PortRange> length) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.of(length.value().contains(packet.length()) != length.not());
  }

  @Override
  public String save() {
    return " -m length" + length.save("--length");
  }
}

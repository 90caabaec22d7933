package io.github.ricochet.host.xtables;

import java.util.Locale;

/**
 * {@code -m tos} and {@code -m dscp} (xt_dscp.c): the type-of-service octet under a mask.
 *
 * @param dscp whether it is written as {@code -m dscp}, whose value is the upper six bits
 * @param not whether {@code !} stands before the option
 * @param value the octet
 * @param mask the bits that count; 0xfc for dscp
 */
public record TosMatch(boolean dscp, boolean not, int value, int mask) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.of(((packet.tos() & mask) == value) != not);
  }

  @Override
  public String save() {
    String inverted = not ? " !" : "";
    return dscp
        ? String.format(Locale.ROOT, " -m dscp%s --dscp 0x%02x", inverted, value >> 2)
        : String.format(Locale.ROOT, " -m tos%s --tos 0x%02x/0x%02x", inverted, value, mask);
  }
}

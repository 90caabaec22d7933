package io.github.ricochet.host.xtables;

import io.github.ricochet.host.MarkMask;

/**
 * {@code --mark} of ebtables (ebt_mark_m.c).
 *
 * @param not whether {@code !} stands before it
 * @param anyBit whether one bit of the mask is enough, written as {@code --mark /MASK}
 * @param mark the mark and its mask
 */
public record BridgeMarkMatch(boolean not, boolean anyBit, MarkMask mark) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    boolean holds = anyBit ? (packet.mark() & mark.mask()) != 0 : mark.matches(packet.mark());
    return Decision.of(holds != not);
  }

  @Override
  public String save() {
    String value = anyBit ? "/0x" + Integer.toHexString(mark.mask()) : mark.toString();
    return new Term<>(not, value).saveInside("--mark");
  }
}

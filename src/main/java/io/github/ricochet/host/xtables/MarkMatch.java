package io.github.ricochet.host.xtables;

import io.github.ricochet.host.MarkMask;

/**
 * {@code -m mark} (xt_mark.c) and {@code -m connmark} (xt_connmark.c).
 *
 * @param ofConnection whether the connection's mark is looked at, or the packet's
 * @param mark {@code --mark VALUE/MASK}
 */
public record MarkMatch(boolean ofConnection, Term<MarkMask> mark) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    if (ofConnection && !packet.conntrack().tracked()) {
      return Decision.NO;
    }
    int found = ofConnection ? packet.conntrack().mark() : packet.mark();
    return Decision.of(mark.value().matches(found) != mark.not());
  }

  @Override
  public String save() {
    return (ofConnection ? " -m connmark" : " -m mark") + mark.save("--mark");
  }
}

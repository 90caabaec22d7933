package io.github.ricochet.host.xtables;

import io.github.ricochet.host.PortRange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code -m multiport} (xt_multiport.c): one of several ports.
 *
 * @param side which port is looked at
 * @param not whether {@code !} stands before the option
 * @param ports up to {@link #MAX_PORTS}, a range counting as two
 */
public record MultiportMatch(Side side, boolean not, List<PortRange> ports) implements Match {

  /** XT_MULTI_PORTS. */
  public static final int MAX_PORTS = 15;

  /** Which port of the packet is looked at; {@code PORTS} is either of them. */
  public enum Side {
    SPORTS,
    DPORTS,
    PORTS
  }

  @Override
  public Decision decide(PacketView packet) {
    if (!Protocols.hasPorts(packet.protocol()) || packet.laterFragment()) {
      return Decision.NO;
    }
    boolean source = side != Side.DPORTS && contains(packet.sourcePort());
    boolean destination = side != Side.SPORTS && contains(packet.destinationPort());
    return Decision.of((source || destination) != not);
  }

  private boolean contains(int port) {
    for (PortRange range : ports) {
      if (range.contains(port)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String save() {
    String list = ports.stream().map(PortRange::toString).collect(Collectors.joining(","));
    return " -m multiport"
        + (not ? " ! --" : " --")
        + side.name().toLowerCase(Locale.ROOT)
        + " "
        + list;
  }
}

package io.github.ricochet.host.xtables;

import io.github.ricochet.host.xtables.PacketView.PacketType;
import java.util.Locale;

/**
 * {@code --pkttype-type} of ebtables (ebt_pkttype.c): how the frame was addressed.
 *
 * @param type the type
 */
public record BridgePkttypeMatch(Term<PacketType> type) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.of((packet.packetType() == type.value()) != type.not());
  }

  @Override
  public String save() {
    return new Term<>(type.not(), type.value().name().toLowerCase(Locale.ROOT))
        .saveInside("--pkttype-type");
  }
}

package io.github.ricochet.host.xtables;

import java.util.Locale;

/**
 * {@code -m pkttype} (xt_pkttype.c): how the frame was addressed.
 *
 * @param type {@code --pkt-type}; HOST is printed as {@code unicast}
 */
public record PkttypeMatch(Term<PacketView.PacketType> type) implements Match {

  @Override
  public Decision decide(PacketView packet) {
    return Decision.of((packet.packetType() == type.value()) != type.not());
  }

  @Override
  public String save() {
    String name =
        type.value() == PacketView.PacketType.HOST
            ? "unicast"
            : type.value().name().toLowerCase(Locale.ROOT);
    return " -m pkttype" + new Term<>(type.not(), name).save("--pkt-type");
  }
}

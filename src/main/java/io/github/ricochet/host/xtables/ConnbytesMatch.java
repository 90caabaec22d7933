package io.github.ricochet.host.xtables;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * {@code -m connbytes} (xt_connbytes.c): how much a connection has carried. A connection is looked
 * at in its first packets.
 *
 * @param not whether {@code !} stands before the option
 * @param from the least that passes
 * @param to the most that passes; empty for no bound
 * @param mode what is counted
 * @param direction which direction is counted: original, reply or both
 */
public record ConnbytesMatch(boolean not, long from, OptionalLong to, Mode mode, String direction)
    implements Match {

  /** More than the first packets of a connection have in either unit. */
  private static final long MANY_PACKETS = 10;

  private static final long MANY_BYTES = 10_000;

  /** What is counted: packets, bytes, or bytes for each packet. */
  public enum Mode {
    PACKETS,
    BYTES,
    AVGPKT
  }

  @Override
  public Decision decide(PacketView packet) {
    if (!packet.conntrack().tracked()) {
      return Decision.NO;
    }
    if (from > (mode == Mode.PACKETS ? MANY_PACKETS : MANY_BYTES)) {
      packet.assume(
          "the connection has carried less than "
              + from
              + " "
              + mode.name().toLowerCase(Locale.ROOT));
      return Decision.of(not);
    }
    return from == 0 && to.isEmpty() ? Decision.of(!not) : Decision.UNDECIDED;
  }

  @Override
  public String save() {
    String range = from + (to.isPresent() ? ":" + to.getAsLong() : "");
    return " -m connbytes"
        + new Term<>(not, range).save("--connbytes")
        + " --connbytes-mode "
        + mode.name().toLowerCase(Locale.ROOT)
        + " --connbytes-dir "
        + direction;
  }
}

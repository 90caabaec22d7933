package io.github.ricochet.host;

import java.util.Locale;
import java.util.Optional;

/**
 * A port of a bridge with its flags, as {@code bridge -d link} prints them.
 *
 * @param name the enslaved interface
 * @param bridge the bridge that it belongs to
 * @param state its spanning tree state
 * @param hairpin whether a frame may leave by the port it came in by (BR_HAIRPIN_MODE)
 * @param isolated whether it talks to ports only that are not isolated (BR_ISOLATED)
 * @param learning whether source addresses are learned here (BR_LEARNING)
 * @param flood whether unicast for an unknown address is flooded here (BR_FLOOD)
 * @param locked whether only sources in the FDB are let in (BR_PORT_LOCKED)
 * @param proxyArp BR_PROXYARP: the bridge answers ARP here for others; unknown unicast does not
 *     leave here then
 * @param backupPort the port that takes over while this one has no carrier
 * @param origin where it was read, preferably the line with the flags
 */
public record BridgePort(
    String name,
    String bridge,
    StpState state,
    Setting hairpin,
    Setting isolated,
    Setting learning,
    Setting flood,
    Setting locked,
    Setting proxyArp,
    Optional<String> backupPort,
    Origin origin) {

  /** A port of which no dump tells whether it answers ARP for others. */
  public BridgePort(
      String name,
      String bridge,
      StpState state,
      Setting hairpin,
      Setting isolated,
      Setting learning,
      Setting flood,
      Setting locked,
      Optional<String> backupPort,
      Origin origin) {
    this(
        name,
        bridge,
        state,
        hairpin,
        isolated,
        learning,
        flood,
        locked,
        Setting.UNKNOWN,
        backupPort,
        origin);
  }

  /** The flags of a port that an administrator sets ({@code bridge link set dev PORT FLAG on}). */
  public enum Flag {
    HAIRPIN,
    ISOLATED,
    LEARNING,
    FLOOD;

    /** The word of bridge(8). */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same port, forwarding. */
  public BridgePort forwarding() {
    return new BridgePort(
        name,
        bridge,
        StpState.FORWARDING,
        hairpin,
        isolated,
        learning,
        flood,
        locked,
        proxyArp,
        backupPort,
        origin);
  }

  /** Whether its state keeps it from passing frames. */
  public boolean isClosed() {
    return state != StpState.FORWARDING && state != StpState.UNKNOWN;
  }

  /** The same port with this flag set or cleared. */
  public BridgePort with(Flag flag, boolean on) {
    return new BridgePort(
        name,
        bridge,
        state,
        flag == Flag.HAIRPIN ? Setting.of(on) : hairpin,
        flag == Flag.ISOLATED ? Setting.of(on) : isolated,
        flag == Flag.LEARNING ? Setting.of(on) : learning,
        flag == Flag.FLOOD ? Setting.of(on) : flood,
        locked,
        proxyArp,
        backupPort,
        origin);
  }
}

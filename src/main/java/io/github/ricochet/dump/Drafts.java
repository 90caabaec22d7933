package io.github.ricochet.dump;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.util.Optional;
import java.util.OptionalInt;

/** Facts of which little is known. */
final class Drafts {

  private Drafts() {}

  /** A port of which nothing is known but its bridge. */
  static BridgePort port(String name, String bridge, Origin origin) {
    return port(name, bridge, StpState.UNKNOWN, Setting.UNKNOWN, origin);
  }

  static BridgePort port(
      String name, String bridge, StpState state, Setting hairpin, Origin origin) {
    return new BridgePort(
        name,
        bridge,
        state,
        hairpin,
        Setting.UNKNOWN,
        Setting.UNKNOWN,
        Setting.UNKNOWN,
        Setting.UNKNOWN,
        Optional.empty(),
        origin);
  }

  /** A bridge of which no flag is known. */
  static Bridge bridge(String name, Origin origin) {
    return bridge(name, Setting.UNKNOWN, OptionalInt.empty(), origin);
  }

  static Bridge bridge(String name, Setting stp, OptionalInt ageingTime, Origin origin) {
    return new Bridge(
        name,
        Setting.UNKNOWN,
        Setting.UNKNOWN,
        Setting.UNKNOWN,
        Setting.UNKNOWN,
        OptionalInt.empty(),
        stp,
        ageingTime,
        origin);
  }
}

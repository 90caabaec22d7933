package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.path.Location;

/**
 * Where an address lives, as far as the dumps tell.
 *
 * @param address the address
 * @param local whether it is the host's own
 * @param device the bridge or routed interface that leads there; empty text where none does
 * @param bridge the bridge, or empty text where it is not behind one
 * @param port the bridge port, or empty text where that is not known
 */
public record Place(Ip address, boolean local, String device, String bridge, String port) {

  /** The place of an address that the simulator has located. */
  public static Place of(Ip address, Location location) {
    if (location instanceof Location.AtPort at) {
      return new Place(address, false, at.bridge(), at.bridge(), at.port());
    }
    if (location instanceof Location.BehindBridge behind) {
      return new Place(address, false, behind.bridge(), behind.bridge(), "");
    }
    if (location instanceof Location.OnInterface on) {
      return new Place(address, false, on.device(), "", "");
    }
    return new Place(address, location instanceof Location.Local, "", "", "");
  }

  /** Whether the dumps tell anything of it. */
  public boolean isSomewhere() {
    return local || !device.isEmpty() || isBridged() || hasPort();
  }

  /** Whether it is behind a bridge. */
  public boolean isBridged() {
    return !bridge.isEmpty();
  }

  /** Whether it is behind a bridge, at a port that is known. */
  public boolean hasPort() {
    return !port.isEmpty();
  }
}

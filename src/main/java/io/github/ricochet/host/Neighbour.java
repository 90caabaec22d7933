package io.github.ricochet.host;

import java.util.Optional;

/**
 * An entry of the neighbour table ({@code ip neigh}).
 *
 * @param address the neighbour's address
 * @param device the host's interface that it is reached by
 * @param mac its link-layer address; empty where it was not resolved
 * @param state REACHABLE, STALE, PERMANENT, FAILED, INCOMPLETE …, as printed
 * @param origin where it was read
 */
public record Neighbour(Ip address, String device, Optional<Mac> mac, String state, Origin origin) {

  /** Whether the last attempt to resolve it failed (NUD_FAILED). */
  public boolean failed() {
    return state.equals("FAILED");
  }
}

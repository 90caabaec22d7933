package io.github.ricochet.path;

/** Where an address lives, as seen from the host. */
public sealed interface Location {

  /** An address of the host itself. */
  record Local() implements Location {}

  /**
   * Behind a port of a bridge.
   *
   * @param port the port
   * @param bridge its bridge
   */
  record AtPort(String port, String bridge) implements Location {}

  /**
   * Somewhere behind a bridge: FDB and neighbours do not tell the port.
   *
   * @param bridge the bridge
   */
  record BehindBridge(String bridge) implements Location {}

  /**
   * Behind an interface that is no bridge.
   *
   * @param device the interface
   */
  record OnInterface(String device) implements Location {}

  /** No route leads there. */
  record Nowhere() implements Location {}
}

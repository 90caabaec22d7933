package io.github.ricochet.picture;

import java.util.List;
import java.util.Optional;

/**
 * A host and what is around it, in the order in which it is drawn.
 *
 * @param name the host as the user named it
 * @param groups bridges with their ports, and interfaces
 * @param services what it publishes
 */
record Topology(String name, List<Group> groups, List<Node> services) {

  /**
   * A bridge with its ports, or an interface that is in no bridge.
   *
   * @param bridge the bridge; empty for an interface
   * @param devices its ports, or the interface itself
   */
  record Group(Optional<Node> bridge, List<Attachment> devices) {}

  /**
   * A port or interface with what is behind it.
   *
   * @param device the port or interface
   * @param machines the machines behind it
   */
  record Attachment(Node device, List<Node> machines) {}
}

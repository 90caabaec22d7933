package io.github.ricochet.lint.fact;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Origin;
import java.util.List;

/**
 * The ports of a bridge that are in hairpin mode.
 *
 * @param bridge the bridge
 * @param ports the ports
 * @param byProgram whether the bridge is one of Docker or of a CNI plugin, which set hairpin mode
 *     on all ports
 */
public record HairpinPorts(String bridge, List<BridgePort> ports, boolean byProgram) {

  /** {@code port veth1}, or {@code ports veth1, veth2 and 3 more}. */
  public String text() {
    return (ports.size() == 1 ? "port " : "ports ")
        + Lines.join(ports.stream().map(BridgePort::name).toList());
  }

  /** The lines with their flags. */
  public List<Origin> lines() {
    return ports.stream().map(BridgePort::origin).toList();
  }
}

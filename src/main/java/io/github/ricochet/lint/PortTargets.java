package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.SenderPort;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where packets to one address may be sent to, by the port that they ask for: a host with one
 * address may publish thousands of ports there.
 */
final class PortTargets {

  /** Of so many ports each is listed by itself. */
  private static final int FEW = 16;

  private final Map<Integer, Set<Ip>> byPort = new HashMap<>();

  /** Those of port forwards of more ports than a few, or of what may be a sender's own. */
  private final Set<Ip> wide = new HashSet<>();

  private final Set<Ip> all = new HashSet<>();

  /** Takes note of a port forward for packets to the address. */
  void add(PortForward forward) {
    all.add(forward.target());
    List<PortRange> ports = forward.service().ports();
    // multiport's --ports looks at the sender's port, too.
    if (size(ports) > FEW || SenderPort.isIn(ports)) {
      wide.add(forward.target());
    } else {
      for (PortRange range : ports) {
        for (int port = range.first(); port <= range.last(); port++) {
          byPort.computeIfAbsent(port, p -> new HashSet<>(2)).add(forward.target());
        }
      }
    }
  }

  /** Adds those to which packets may be sent that ask for the service. */
  void find(Service service, Set<Ip> found) {
    if (size(service.ports()) > FEW) {
      found.addAll(all);
      return;
    }
    for (PortRange range : service.ports()) {
      for (int port = range.first(); port <= range.last(); port++) {
        found.addAll(byPort.getOrDefault(port, Set.of()));
      }
    }
    found.addAll(wide);
  }

  private static int size(List<PortRange> ports) {
    int size = 0;
    for (PortRange range : ports) {
      size += range.last() - range.first() + 1;
    }
    return size;
  }
}

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
import java.util.stream.IntStream;

/**
 * Where packets to one address may be sent to, by the port that they ask for: a host with one
 * address may publish thousands of ports there.
 */
final class PortTargets {

  /** So many ports are told apart. */
  private static final int FEW = 16;

  private final Map<Integer, Set<Ip>> byPort = new HashMap<>();

  /** Those of port forwards of more ports than a few, or of what may be a sender's own. */
  private final Set<Ip> ofAnyPort = new HashSet<>();

  private final Set<Ip> all = new HashSet<>();

  /** Takes note of a port forward for packets to the address. */
  void add(PortForward forward) {
    Ip target = forward.target();
    List<PortRange> ports = forward.service().ports();
    all.add(target);
    // multiport's --ports looks at the sender's port, too.
    if (areFew(ports) && !SenderPort.isIn(ports)) {
      each(ports).forEach(p -> byPort.computeIfAbsent(p, k -> new HashSet<>(2)).add(target));
    } else {
      ofAnyPort.add(target);
    }
  }

  /** Adds those to which packets may be sent that ask for the service. */
  void find(Service service, Set<Ip> found) {
    if (areFew(service.ports())) {
      each(service.ports()).forEach(p -> found.addAll(byPort.getOrDefault(p, Set.of())));
      found.addAll(ofAnyPort);
    } else {
      found.addAll(all);
    }
  }

  private static boolean areFew(List<PortRange> ports) {
    return each(ports).limit(FEW + 1L).count() <= FEW;
  }

  private static IntStream each(List<PortRange> ports) {
    return ports.stream().flatMapToInt(p -> IntStream.rangeClosed(p.first(), p.last()));
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.lint.fact.Admission;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.Uplinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses at which each service is asked for, and by whom.
 *
 * <p>Where no rule names an address, any of the host's own is asked for: from outside only those
 * that face the outside, and by the host itself 127.0.0.1 too, if its own packets are published to.
 * Such a rule may also take what machines inside send to other hosts altogether; a documentation
 * address with the target's host part stands for them.
 */
final class AskedAddresses {

  /** RFC 5737: networks in which nobody is. */
  private static final List<Prefix> NOBODYS =
      List.of(
          Prefix.of(Ip.of("203.0.113.0"), 24),
          Prefix.of(Ip.of("198.51.100.0"), 24),
          Prefix.of(Ip.of("192.0.2.0"), 24));

  private static final Ip HOST_PART = Ip.of("0.0.0.255");

  private final Set<Ip> outer;
  private final Set<Ip> elsewhere = new LinkedHashSet<>();
  private final Map<Service, Set<Ip>> further = new HashMap<>();

  AskedAddresses(Host host, List<PortForward> forwards) {
    outer = Uplinks.addresses(host);
    Optional<Prefix> nobodys = nobodys(host);
    Set<String> inner = Uplinks.inner(host);
    for (PortForward forward : forwards) {
      if (forward.service().named()) {
        continue;
      }
      if (forward.isForOutput() && forward.admission().admitsDestination(Ip.LOOPBACK)) {
        further(forward).add(Ip.LOOPBACK);
      }
      if (isElsewhereToo(forward, inner)) {
        nobodys
            .map(n -> n.network().or(forward.target().and(HOST_PART)))
            .filter(forward.admission()::admitsDestination)
            .ifPresent(
                address -> {
                  elsewhere.add(address);
                  further(forward).add(address);
                });
      }
    }
  }

  private static boolean isElsewhereToo(PortForward forward, Set<String> inner) {
    Admission admission = forward.admission();
    return !admission.local() && inner.stream().anyMatch(admission::admitsIn);
  }

  private Set<Ip> further(PortForward forward) {
    return further.computeIfAbsent(forward.service(), s -> new LinkedHashSet<>());
  }

  /** A network of which the host knows nothing but the way that leads everywhere. */
  private static Optional<Prefix> nobodys(Host host) {
    return NOBODYS.stream()
        .filter(n -> host.addresses().stream().noneMatch(a -> meet(a.subnet(), n)))
        .filter(
            n ->
                host.routes().stream()
                    .map(r -> r.destination())
                    .noneMatch(d -> d.length().orElse(32) > 0 && meet(d, n)))
        .findFirst();
  }

  private static boolean meet(Prefix a, Prefix b) {
    return a.contains(b.network()) || b.contains(a.network());
  }

  /** The addresses at which the service is asked for. */
  List<Ip> of(Service service) {
    Set<Ip> more = further.getOrDefault(service, Set.of());
    if (more.isEmpty()) {
      return service.addresses();
    }
    List<Ip> all = new ArrayList<>(service.addresses());
    all.addAll(more);
    return all;
  }

  /** Whether the address stands for other hosts altogether. */
  boolean isElsewhere(Ip address) {
    return elsewhere.contains(address);
  }

  /** Whether this source may ask for the service there. */
  boolean mayAsk(Source source, Ip to, Service service) {
    if (to.isLoopback()) {
      return source.isHost();
    }
    return service.named()
        || (isElsewhere(to)
            ? !source.outside() && !source.isHost()
            : !source.outside() || outer.contains(to));
  }
}

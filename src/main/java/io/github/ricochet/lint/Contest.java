package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.Clash;
import io.github.ricochet.lint.fact.Service;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The services whose port forwards clash, so that it matters which of them takes a flow. */
final class Contest {

  private final Set<Service> contested = new HashSet<>();
  private final Set<Service> betweenServices = new HashSet<>();

  Contest(Collection<Clash> clashes) {
    for (Clash clash : clashes) {
      Service first = clash.first().service();
      Service second = clash.second().service();
      contested.add(second);
      if (!first.equals(second)) {
        betweenServices.add(first);
        betweenServices.add(second);
      }
    }
  }

  /** Whether a later port forward of one of these services may never get a flow. */
  boolean isAbout(List<Service> services) {
    return services.stream().anyMatch(contested::contains);
  }

  /** Whether it may be another service's port forward that takes its flows, or loses its own. */
  boolean isBetweenServices(List<Service> services) {
    return services.stream().anyMatch(betweenServices::contains);
  }
}

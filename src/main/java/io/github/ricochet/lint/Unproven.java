package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Claims of one cause about port forwards that no walk can prove, since dumps are missing. Of the
 * flows that they would lose, those of the targets themselves are certain to be among them.
 */
final class Unproven {

  private final Candidate foremost;
  private final Set<Origin> locations = new LinkedHashSet<>();
  private final List<FlowGroup> flows = new ArrayList<>();
  private final Set<Service> services = new LinkedHashSet<>();
  private final Set<PortForward.Aim> targets = new LinkedHashSet<>();

  Unproven(Candidate foremost) {
    this.foremost = foremost;
  }

  /**
   * Takes in a claim that says the same.
   *
   * @param sources who may ask, by their addresses
   */
  void add(Candidate claim, Map<Ip, List<Source>> sources) {
    locations.addAll(claim.locations());
    for (PortForward forward : claim.forwards()) {
      services.add(forward.service());
      targets.add(forward.aim());
      for (Source source : sources.getOrDefault(forward.target(), List.of())) {
        addFlows(source, forward.service());
      }
    }
  }

  private void addFlows(Source source, Service service) {
    OptionalInt protocol =
        service.protocol().isPresent() ? service.protocol() : OptionalInt.of(Protocols.TCP);
    for (Ip to : service.addresses()) {
      int first = Math.max(1, service.ports().get(0).first());
      flows.add(new FlowGroup(Crowd.of(source), to, protocol, first, service.ports()));
    }
  }

  Candidate foremost() {
    return foremost;
  }

  List<Origin> locations() {
    return List.copyOf(locations);
  }

  List<FlowGroup> flows() {
    return flows;
  }

  /** The message, with its placeholders filled. */
  String message() {
    // Those that name no address are told apart by their ports alone.
    Collection<?> asked =
        services.stream().allMatch(Service::named)
            ? services
            : services.stream().map(Service::toString).distinct().toList();
    return Message.of(foremost, flows, asked, targets);
  }
}

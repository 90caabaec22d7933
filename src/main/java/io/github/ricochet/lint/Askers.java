package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lint.fact.KnownAddresses;
import io.github.ricochet.lint.fact.Place;
import io.github.ricochet.lint.fact.PortForwards;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.Sources;
import io.github.ricochet.path.Simulator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds who is meant by the {@code from} of a policy. */
final class Askers {

  /** Who is asked for by word and not by name or address. */
  private static final String LOCAL = "local";

  private static final String OUTSIDE = "outside";

  private final Host host;
  private final Simulator simulator;
  private final List<Source> sources;

  /**
   * The flows that are meant.
   *
   * @param flows one for each who asks
   * @param why why there is none
   */
  record Found(List<FlowGroup> flows, String why) {}

  Askers(Host host, Simulator simulator) {
    this.host = host;
    this.simulator = simulator;
    KnownAddresses known = KnownAddresses.of(host);
    sources = Sources.of(host, simulator, known, PortForwards.of(host, () -> known));
  }

  Found find(Expectation wanted) {
    if (!simulator.canWalk()) {
      return new Found(List.of(), "the dumps do not tell enough of the host to walk a packet");
    }
    // What a machine sends to its own address does not leave it.
    Optional<Ip> asked = Optional.of(wanted.to().address());
    List<Source> found =
        sources(wanted.from()).stream().filter(s -> !s.address().equals(asked)).toList();
    String why = found.isEmpty() ? whyNobody(wanted.from()) : "";
    return new Found(found.stream().map(s -> flow(s, wanted.to())).toList(), why);
  }

  private static FlowGroup flow(Source source, ServiceWords to) {
    int port = to.port().orElseThrow();
    OptionalInt protocol = OptionalInt.of(to.protocol().orElse(Protocols.TCP));
    List<PortRange> ports = List.of(PortRange.of(port));
    return new FlowGroup(Crowd.of(source), to.address(), protocol, port, ports);
  }

  private List<Source> sources(String from) {
    if (from.equals(LOCAL)) {
      return sources.stream().filter(Source::isHost).toList();
    }
    if (from.equals(OUTSIDE)) {
      List<Source> outside = sources.stream().filter(Source::outside).toList();
      List<Source> others = outside.stream().filter(s -> !s.known()).toList();
      return others.isEmpty() ? outside : others;
    }
    Optional<Ip> address = Ip.parse(from);
    if (address.isPresent()) {
      return List.of(source(address.get()));
    }
    Optional<Prefix> network = Prefix.parse(from);
    if (network.isPresent()) {
      return sources.stream()
          .filter(s -> s.address().filter(network.get()::contains).isPresent())
          .toList();
    }
    return sources.stream().filter(s -> isAt(s, from)).toList();
  }

  private Source source(Ip address) {
    return sources.stream()
        .filter(s -> s.address().filter(address::equals).isPresent())
        .findFirst()
        .orElseGet(
            () -> {
              Place place = Place.of(address, simulator.locate(address));
              return new Source(
                  Optional.of(address), Optional.empty(), true, address.toString(), place, false);
            });
  }

  private static boolean isAt(Source source, String device) {
    Place place = source.place();
    return Stream.of(place.device(), place.bridge(), place.port(), source.in().orElse(""))
        .anyMatch(device::equals);
  }

  private String whyNobody(String from) {
    List<String> names =
        Stream.concat(Stream.of(LOCAL, OUTSIDE), host.interfaces().stream().map(Interface::name))
            .toList();
    return names.contains(from)
        ? "the dumps name nobody there"
        : "no listing of the host's interfaces has it" + Nearest.hint(from, names);
  }
}

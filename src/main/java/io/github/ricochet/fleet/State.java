package io.github.ricochet.fleet;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.lint.Questions;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Simulator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One state of a host.
 *
 * @param simulator walks its packets
 * @param questions who may ask whom
 * @param devices the interfaces and bridge ports that it has
 */
record State(Simulator simulator, Questions questions, Set<String> devices) {

  static State of(Host host, Simulator simulator) {
    return new State(
        simulator,
        Questions.about(host, simulator),
        Stream.concat(
                host.interfaces().stream().map(Interface::name),
                host.ports().stream().map(BridgePort::name))
            .collect(Collectors.toSet()));
  }

  /** Whether this source can be here: a stand-in needs the device that it comes in by. */
  boolean hasRoomFor(Source source) {
    return source.in().isEmpty() || devices.contains(source.in().get());
  }
}

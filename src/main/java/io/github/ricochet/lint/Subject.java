package io.github.ricochet.lint;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Origin;
import io.github.ricochet.path.Loss;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A host that was linted, and what its findings are about. */
public final class Subject {

  private final Host host;
  private final RuleLines rules;

  Subject(Host host) {
    this.host = host;
    rules = new RuleLines(host.rulesets());
  }

  /** The host's name. */
  String host() {
    return host.name();
  }

  /**
   * The bridge ports and interfaces that a finding is about: those it names, and the one at fault.
   */
  List<String> devices(Finding finding) {
    List<String> devices = new ArrayList<>();
    finding.witness().flatMap(Trace::loss).map(Loss::device).ifPresent(devices::add);
    for (Origin origin : finding.locations()) {
      host.ports().stream()
          .filter(port -> isAt(port.origin(), origin))
          .map(BridgePort::name)
          .forEach(devices::add);
      host.interfaces().stream()
          .filter(device -> isAt(device.origin(), origin))
          .map(Interface::name)
          .forEach(devices::add);
    }
    return devices;
  }

  private static boolean isAt(Origin a, Origin b) {
    return a.file() == b.file() && a.line() == b.line();
  }

  /**
   * Whether a rule that a finding names stands in this chain, {@code PREROUTING} or {@code nat
   * PREROUTING}.
   */
  boolean isOfChain(Finding finding, String chain) {
    return finding.locations().stream()
        .map(rules::at)
        .flatMap(Optional::stream)
        .anyMatch(r -> chain.equals(r.chain()) || chain.equals(r.table() + " " + r.chain()));
  }
}

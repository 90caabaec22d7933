package io.github.ricochet.lab;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.lab.LabSpec.ProbeSpec;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.FlowGroup;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.Survey;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Simulator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a lint says of the flows of a router, in the lab's words. For a machine far away that no
 * dump names, the linter has somebody stand in.
 */
final class Claims {

  private static final Linter LINTER = new Linter(RuleBase.load(), Catalogue.load());

  /** The ports that the lab's machines listen on. */
  static final List<Integer> LISTENED = List.of(80, 22, 53, 443, 8080);

  private final List<Finding> findings;

  /** How the linter names the machines: by their addresses, or by a stand-in's. */
  private final Map<String, String> names = new HashMap<>();

  /** What a machine has itself it does not ask for. */
  private final Map<String, List<String>> own = new HashMap<>();

  Claims(LabSpec spec, Host host, Assumptions assumptions) {
    Survey survey = LINTER.survey(host, assumptions);
    findings =
        survey.findings().findings().stream().filter(f -> f.rule().matches("RC[12].*")).toList();
    List<Source> sources = survey.services().sources();
    names.put(Router.NAME, "local");
    own.put(Router.NAME, List.of());
    spec.hosts()
        .forEach(
            (name, machine) ->
                own.put(
                    name,
                    Stream.concat(machine.more().stream(), Stream.of(machine.address()))
                        .map(Router::bare)
                        .toList()));
    spec.hosts().forEach((name, machine) -> names.put(name, name(machine, sources)));
  }

  /** The machine's address where the linter knows it, else the address of who stands in for it. */
  private static String name(LabSpec.HostSpec machine, List<Source> sources) {
    Ip address = Ip.of(Router.bare(machine.address()));
    boolean known = sources.stream().anyMatch(s -> s.address().filter(address::equals).isPresent());
    if (known) {
      return address.toString();
    }
    Prefix network = Prefix.of(address, 24);
    return sources.stream()
        .filter(s -> !s.known() && s.in().isEmpty())
        .min(
            Comparator.comparing((Source s) -> s.address().filter(network::contains).isEmpty())
                .thenComparing(s -> !s.outside()))
        .flatMap(Source::address)
        .orElse(address)
        .toString();
  }

  /** The findings that tell how flows fare. */
  List<Finding> findings() {
    return findings;
  }

  /** The probe that asks as this flow does; empty where the lab has no such machine. */
  Optional<ProbeSpec> probe(FlowGroup flow, Published published) {
    String to = flow.to().toString();
    String protocol = Protocols.name(flow.flow().protocol());
    int port =
        LISTENED.stream()
            .filter(p -> flow.ports().stream().anyMatch(range -> range.contains(p)))
            .findFirst()
            .orElse(flow.port());
    return names.entrySet().stream()
        .filter(e -> e.getValue().equals(flow.from()) && !own.get(e.getKey()).contains(to))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .map(
            from ->
                new ProbeSpec(
                    from, to, protocol, port, false, published.holds(from, to, protocol, port)));
  }

  /** Whether one of these flows speaks of the probe, as its readers take it. */
  boolean cover(List<FlowGroup> flows, ProbeSpec probe) {
    return flows.stream()
        .anyMatch(
            flow ->
                flow.from().equals(names.get(probe.from()))
                    && flow.to().toString().equals(probe.to())
                    && (flow.protocol().isEmpty() || flow.protocolName().equals(probe.protocol()))
                    && flow.ports().stream().anyMatch(p -> p.contains(probe.port())));
  }

  /** The findings that say that the probe is lost. */
  List<Finding> about(ProbeSpec probe) {
    return findings.stream().filter(f -> cover(f.flows(), probe)).toList();
  }

  /** Whether it makes no difference that a stand-in asks in the machine's place. */
  boolean standsForItself(ProbeSpec probe, Flow flow, Simulator simulator) {
    String name = names.get(probe.from());
    if (flow.from().isEmpty() || flow.from().get().toString().equals(name)) {
      return true;
    }
    Flow standIn = Flow.of(Ip.of(name), flow.to(), flow.protocol(), flow.destinationPort());
    return simulator.walk(standIn).outcome() == simulator.walk(flow).outcome();
  }
}

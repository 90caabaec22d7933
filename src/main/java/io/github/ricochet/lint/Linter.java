package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.Confirmation.Case;
import io.github.ricochet.lint.Confirmation.Evidence;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lints a host: a pure function from its configuration to its findings. Rules make candidates, the
 * simulator confirms or refutes them. It holds the compiled rules and nothing of a host: one linter
 * may serve several threads.
 */
public final class Linter {

  private final RuleBase rules;
  private final Catalogue catalogue;

  /** A linter with these rules and their pages. */
  public Linter(RuleBase rules, Catalogue catalogue) {
    this.rules = rules;
    this.catalogue = catalogue;
  }

  /**
   * What is wrong with the host.
   *
   * @param simulator the simulator of this very host
   */
  public HostFindings lint(Host host, Simulator simulator) {
    Facts facts = Facts.of(host, simulator);
    FindingWriter writer = new FindingWriter(host, catalogue);
    try (Reasoning reasoning = new Reasoning(rules)) {
      reasoning.tell(facts.all());
      Confirmation confirmation = confirm(facts, simulator, reasoning.candidates());
      reasoning.tell(confirmation.unsettled());
      for (Candidate candidate : reasoning.candidates()) {
        if (!candidate.isToBeWalked()) {
          writer.add(candidate, new Flows(host).ofTarget(candidate, facts), reasoning);
        }
      }
      for (Map.Entry<Case, Evidence> entry : confirmation.cases().entrySet()) {
        Service service = entry.getKey().service();
        List<FlowGroup> works = confirmation.answered(service, targets(facts, service));
        writer.add(entry.getKey(), entry.getValue(), works, reasoning);
      }
    }
    List<Finding> findings = writer.findings();
    return new HostFindings(host.name(), host.inputs(), findings, writer.omitted());
  }

  private static Confirmation confirm(
      Facts facts, Simulator simulator, List<Candidate> candidates) {
    List<Candidate> claims = candidates.stream().filter(Candidate::isToBeWalked).toList();
    List<Service> services =
        claims.stream().map(Candidate::service).flatMap(Optional::stream).distinct().toList();
    Confirmation confirmation = new Confirmation(claims);
    Walks walks = new Walks(simulator, facts.forwards());
    for (FlowGroup flow : new Flows(facts.host()).to(services, facts.sources())) {
      confirmation.add(walks.walk(flow));
    }
    return confirmation;
  }

  /** The machines that a service is meant to be answered by. */
  private static List<Ip> targets(Facts facts, Service service) {
    List<Ip> targets = new ArrayList<>();
    for (PortForward forward : facts.forwards()) {
      if (forward.service().equals(service)) {
        if (forward.isToHost()) {
          facts.host().addresses().forEach(a -> targets.add(a.address()));
        }
        targets.add(forward.target());
      }
    }
    return targets;
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.lint.fact.Hygiene;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Simulator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    return survey(host, simulator).findings();
  }

  /**
   * What is wrong with the host, and who reaches which of its services.
   *
   * @param simulator the simulator of this very host
   */
  public Survey survey(Host host, Simulator simulator) {
    Facts facts = Facts.of(host, simulator);
    MatrixDraft matrix = new MatrixDraft(facts.sources());
    FindingWriter writer = new FindingWriter(host, catalogue);
    Flows flows = new Flows(facts);
    Walks walks = new Walks(simulator, facts, flows);
    Blemishes blemishes = new Blemishes(facts, simulator);
    Contest contest = new Contest(facts.clashes());
    Confirmation confirmation =
        new Confirmation(walks, flows, blemishes, contest, new CounterEvidence(facts), matrix);
    walk(facts, simulator, flows, confirmation);
    try (Reasoning reasoning = new Reasoning(rules)) {
      reasoning.tell(Stream.concat(facts.all(), facts.suspects(confirmation.suspected())));
      if (rules.hasOwn()) {
        reasoning.tell(host.rulesets().values().stream().flatMap(Ruleset::rules));
      }
      confirmation.explain(new Claims(reasoning.candidates()));
      reasoning.tell(Stream.concat(confirmation.unsettled(), confirmation.beaten()));
      reasoning.tell(Hygiene.of(host).stream());
      List<Candidate> candidates = reasoning.candidates();
      for (Unproven unproven : unproven(candidates, facts)) {
        writer.add(unproven);
      }
      for (Candidate candidate : candidates) {
        if (!candidate.isToBeWalked() && candidate.forward().isEmpty()) {
          writer.add(candidate, reasoning);
        }
      }
      confirmation.clashes().forEach(clash -> writer.add(clash, reasoning));
      Remedies remedies =
          new Remedies(facts, confirmation, walks, flows, blemishes, reasoning, simulator);
      remedies.consider(confirmation.cases());
      for (Case found : confirmation.cases()) {
        writer.add(found, confirmation, remedies.of(found));
      }
    }
    List<Finding> findings = writer.findings();
    return new Survey(
        new HostFindings(host.name(), host.inputs(), findings, writer.omitted()),
        () -> matrix.matrix(host.name(), facts.forwards(), simulator.canWalk()));
  }

  private static Collection<Unproven> unproven(List<Candidate> candidates, Facts facts) {
    Map<String, Unproven> byMessage = new LinkedHashMap<>();
    Map<Ip, List<Source>> sources = facts.sourcesByAddress();
    for (Candidate claim : candidates) {
      if (!claim.open().isEmpty() && !claim.isToBeWalked()) {
        byMessage.computeIfAbsent(claim.message(), m -> new Unproven(claim)).add(claim, sources);
      }
    }
    return byMessage.values();
  }

  private static void walk(
      Facts facts, Simulator simulator, Flows flows, Confirmation confirmation) {
    if (simulator.canWalk()) {
      List<List<Source>> sources = facts.sources().stream().map(List::of).toList();
      for (Service service : facts.services()) {
        confirmation.walk(service, flows.to(service, sources));
      }
    }
  }
}

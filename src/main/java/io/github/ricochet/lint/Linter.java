package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.lint.fact.Beaten;
import io.github.ricochet.lint.fact.Hygiene;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
    return survey(host, simulator, () -> Hygiene.of(host)).findings();
  }

  /** What is wrong with the host, and who reaches which of its services. */
  public Survey survey(Host host, Assumptions assumptions) {
    // It asks the host alone, and takes as long as all of the rest where there are many rules.
    Supplier<List<Record>> hygiene =
        Beside.whereRulesAreMany(host, "hygiene", () -> Hygiene.of(host));
    return survey(host, Simulator.of(host, assumptions), hygiene);
  }

  private Survey survey(Host host, Simulator simulator, Supplier<List<Record>> hygiene) {
    Tour tour = Tour.of(host, simulator);
    Facts facts = tour.facts();
    Confirmation confirmation = tour.confirmation();
    FindingWriter writer = new FindingWriter(host, catalogue);
    try (Reasoning reasoning = new Reasoning(rules)) {
      reasoning.tell(tour.told());
      if (rules.hasOwn()) {
        reasoning.tell(host.rulesets().values().stream().flatMap(Ruleset::rules));
      }
      confirmation.explain(new Claims(reasoning.candidates(Candidate::isToBeWalked)));
      reasoning.tell(
          Stream.of(confirmation.unsettled(), clashes(facts, confirmation)).flatMap(some -> some));
      // Of many rules it takes some time to list the flows of a claim; hygiene is not done yet.
      List<Candidate> early = reasoning.candidates();
      unproven(early, facts).forEach(writer::add);
      reasoning.tell(hygiene.get().stream());
      List<Candidate> candidates = reasoning.candidates();
      Set<Candidate> written = new HashSet<>(early);
      List<Candidate> late = candidates.stream().filter(c -> !written.contains(c)).toList();
      unproven(late, facts).forEach(writer::add);
      for (Candidate candidate : candidates) {
        if (isSettled(candidate) && candidate.forwards().isEmpty()) {
          writer.add(candidate, reasoning);
        }
      }
      for (Candidate candidate : candidates) {
        if (candidate.isTrueOf(confirmation::isBeaten)) {
          writer.add(candidate, reasoning);
        }
      }
      Remedies remedies = new Remedies(tour, reasoning, simulator);
      remedies.consider(confirmation.cases());
      for (Case found : confirmation.cases()) {
        writer.add(found, confirmation, remedies.of(found));
      }
    }
    List<Finding> findings = writer.findings();
    return new Survey(
        new HostFindings(host.name(), host.inputs(), findings, writer.omitted()),
        simulator,
        tour.table());
  }

  /**
   * Who reaches which of the host's services, without all the rest that a lint finds out.
   *
   * @param simulator the simulator of this very host
   */
  public ServiceMatrix services(Host host, Simulator simulator) {
    Tour tour = Tour.of(host, simulator);
    if (!tour.confirmation().suspected().isEmpty()) {
      try (Reasoning reasoning = new Reasoning(rules)) {
        reasoning.tell(tour.told());
        tour.confirmation().explain(new Claims(reasoning.candidates(Candidate::isToBeWalked)));
      }
    }
    return tour.table().get();
  }

  /** The clashes that one side always wins, and the rules of those that lose. */
  private static Stream<Record> clashes(Facts facts, Confirmation confirmation) {
    return facts.clashes().stream()
        .filter(clash -> confirmation.isBeaten(clash.second(), clash.first()))
        .flatMap(clash -> Stream.of(clash, new Beaten(clash.second().rule())));
  }

  private static Collection<Unproven> unproven(List<Candidate> candidates, Facts facts) {
    List<Candidate> claims =
        candidates.stream().filter(c -> !c.open().isEmpty() && !c.isToBeWalked()).toList();
    if (claims.isEmpty()) {
      return List.of();
    }
    Map<String, Unproven> byMessage = new LinkedHashMap<>();
    Map<Ip, List<Source>> sources = facts.sourcesByAddress();
    for (Candidate claim : claims) {
      byMessage.computeIfAbsent(claim.message(), m -> new Unproven(claim)).add(claim, sources);
    }
    return byMessage.values();
  }

  /** Whether a claim stands as it is, without a walk and without a dump that is missing. */
  private static boolean isSettled(Candidate claim) {
    return !claim.isToBeWalked() && claim.open().isEmpty();
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Expectation.Wanted;
import io.github.ricochet.lint.fact.Lines;
import io.github.ricochet.lint.fact.PolicyCheck;
import io.github.ricochet.lint.fact.PolicyCheck.Result;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has the simulator walk what a policy expects, and the rules RC6xx judge what comes of it. Flows
 * of one line that fail alike are one finding.
 */
public final class PolicyFindings {

  private final RuleBase rules;
  private final Catalogue catalogue;

  /** Judges by these rules. */
  public PolicyFindings(RuleBase rules, Catalogue catalogue) {
    this.rules = rules;
    this.catalogue = catalogue;
  }

  /** What became of one flow. */
  private record Fared(FlowGroup flow, Trace trace, Result result, String found) {}

  /** The findings of a host, with those about its policy. */
  public HostFindings add(
      HostFindings findings, Host host, Simulator simulator, List<Expectation> policy) {
    if (policy.isEmpty()) {
      return findings;
    }
    Askers askers = new Askers(host, simulator);
    Map<PolicyCheck, List<Fared>> checks = new LinkedHashMap<>();
    for (Expectation expectation : policy) {
      check(expectation, askers, simulator, checks);
    }
    List<Finding> all = new ArrayList<>(findings.findings());
    all.addAll(findings(host, checks));
    return new HostFindings(
        findings.host(), findings.inputs(), List.copyOf(all), findings.flowsOmitted());
  }

  private static void check(
      Expectation wanted,
      Askers askers,
      Simulator simulator,
      Map<PolicyCheck, List<Fared>> checks) {
    Askers.Found found = askers.find(wanted);
    if (found.flows().isEmpty()) {
      checks.put(fact(wanted, Result.OPEN, wanted.from(), found.why()), List.of());
      return;
    }
    Map<String, List<Fared>> alike = new LinkedHashMap<>();
    for (FlowGroup flow : found.flows()) {
      fare(wanted, flow, simulator.trace(flow.flow()))
          .ifPresent(
              f -> alike.computeIfAbsent(f.result + f.found, k -> new ArrayList<>(1)).add(f));
    }
    for (List<Fared> group : alike.values()) {
      List<String> names = group.stream().map(f -> f.flow.source().name()).toList();
      Fared first = group.get(0);
      checks.put(fact(wanted, first.result, Lines.join(names), first.found), group);
    }
  }

  private static PolicyCheck fact(Expectation wanted, Result result, String who, String found) {
    String about = wanted.name().isEmpty() ? "" : wanted.name() + ": ";
    String to = wanted.to().toString();
    String by = wanted.by().map(b -> " by " + b).orElse("");
    String how = result == Result.OPEN ? wanted.wanted().question() : wanted.wanted().demand();
    return new PolicyCheck(result, who, to, how + by, found, about, wanted.origin());
  }

  /** What is to be said of a flow; nothing where it is as it has to be. */
  private static Optional<Fared> fare(Expectation wanted, FlowGroup flow, Trace trace) {
    List<Trace> ends = trace.branches().isEmpty() ? List.of(trace) : trace.branches();
    List<Trace> failed = ends.stream().filter(end -> !isMet(wanted, end)).toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    Result result =
        failed.size() < ends.size()
            ? Result.OPEN
            : wanted.wanted() == Wanted.ANSWERED ? Result.DOES_NOT_WORK : Result.WORKS_YET;
    Trace first = failed.get(0);
    String how = result == Result.OPEN ? open(first) : ended(first);
    return Optional.of(new Fared(flow, first, result, how));
  }

  private static boolean isMet(Expectation wanted, Trace end) {
    return wanted.wanted().isMetBy(end.outcome())
        && (wanted.by().isEmpty() || wanted.by().equals(end.answeredBy()));
  }

  private static String open(Trace end) {
    List<String> questions =
        end.choices().stream()
            .map(c -> c.what() + c.settledBy().map(k -> " (`" + k.command() + "`)").orElse(""))
            .distinct()
            .toList();
    String on = questions.isEmpty() ? "what no dump tells" : Lines.join(questions);
    return "that depends on " + on;
  }

  private static String ended(Trace end) {
    if (end.outcome() == Outcome.ANSWERED) {
      return "it is answered" + end.answeredBy().map(a -> " by " + a).orElse("");
    }
    String how = end.outcome().name().toLowerCase(Locale.ROOT);
    return "it is "
        + how
        + end.loss()
            .map(l -> (l.reply() ? ", on its way back," : "") + " at " + l.at() + ": " + l.detail())
            .orElse("");
  }

  private List<Finding> findings(Host host, Map<PolicyCheck, List<Fared>> checks) {
    Fingerprints fingerprints = new Fingerprints(host);
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<PolicyCheck, List<Fared>> check : checks.entrySet()) {
      try (Reasoning reasoning = new Reasoning(rules)) {
        reasoning.tell(Stream.of(check.getKey()));
        for (Candidate claim : reasoning.candidates()) {
          findings.add(finding(claim, check.getValue(), reasoning, fingerprints));
        }
      }
    }
    return findings;
  }

  private Finding finding(
      Candidate claim, List<Fared> fared, Reasoning reasoning, Fingerprints fingerprints) {
    Optional<Fared> first = fared.stream().findFirst();
    boolean open = first.filter(f -> f.result != Result.OPEN).isEmpty();
    List<FlowGroup> flows = fared.stream().map(Fared::flow).toList();
    boolean lost = first.filter(f -> f.trace.outcome() != Outcome.ANSWERED).isPresent();
    return new Finding(
        claim.rule(),
        catalogue.name(claim.rule()),
        claim.severity(),
        open ? Confidence.POSSIBLE : Confidence.CONFIRMED,
        claim.message(),
        claim.locations(),
        lost ? flows : List.of(),
        lost ? List.of() : flows,
        List.of(),
        first.map(Fared::trace),
        reasoning.remedies(claim),
        fingerprints.next(claim.rule(), claim.locations(), claim.message()),
        false);
  }
}

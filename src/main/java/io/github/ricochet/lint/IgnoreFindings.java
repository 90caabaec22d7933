package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.FaultyIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the rules RC8xx judge ignores, and makes findings of what they claim. */
final class IgnoreFindings {

  private final RuleBase rules;
  private final Catalogue catalogue;

  IgnoreFindings(RuleBase rules, Catalogue catalogue) {
    this.rules = rules;
    this.catalogue = catalogue;
  }

  /** The findings about these ignores. */
  List<Finding> of(List<FaultyIgnore> faults, RuleLines lines) {
    if (faults.isEmpty()) {
      return List.of(); // most hosts have no ignore, and need no session for them
    }
    Fingerprints fingerprints = new Fingerprints(lines);
    List<Finding> findings = new ArrayList<>();
    try (Reasoning reasoning = new Reasoning(rules)) {
      reasoning.tell(faults.stream());
      for (Candidate claim : reasoning.candidates()) {
        findings.add(
            new Finding(
                claim.rule(),
                catalogue.name(claim.rule()),
                claim.severity(),
                Confidence.CONFIRMED,
                claim.message(),
                claim.locations(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                fingerprints.next(claim.rule(), claim.locations(), claim.message()),
                false));
      }
    }
    return findings;
  }
}

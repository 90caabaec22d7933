package io.github.ricochet.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What somebody has decided about the findings of a host.
 *
 * @param gate which findings make a run fail
 * @param minConfidence findings that are less sure are left out
 * @param only the rules whose findings are wanted; empty for all
 * @param skip the rules whose findings are not wanted
 * @param severities how grave the findings of a rule are, where that is not left to the rule
 * @param heedIgnores whether ignores silence anything
 * @param ignores the ignores that do not stand in a dump
 * @param baseline the findings that were there before
 * @param today the day on which ignores end or not; asked for only where one ends
 */
public record Policy(
    Gate gate,
    Confidence minConfidence,
    Set<String> only,
    Set<String> skip,
    Map<String, Severity> severities,
    boolean heedIgnores,
    List<Ignore> ignores,
    Optional<Baseline> baseline,
    Supplier<LocalDate> today) {

  /** Whether a finding is wanted. What was not understood is wanted always. */
  boolean wants(Finding finding) {
    return Gate.alwaysFails(finding.rule())
        || (finding.confidence().compareTo(minConfidence) <= 0
            && (only.isEmpty() || only.contains(finding.rule()))
            && !skip.contains(finding.rule()));
  }

  /** The finding, as grave as it was decided. */
  Finding weigh(Finding finding) {
    Severity severity = severities.get(finding.rule());
    return severity == null ? finding : finding.withSeverity(severity);
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.host.Origin;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What somebody has said about findings of a rule: we know.
 *
 * @param rule the rule's id
 * @param scope which of its findings
 * @param reason why; empty text where none was given
 * @param until the last day on which it holds
 * @param origin where it is written
 */
public record Ignore(
    String rule, Scope scope, String reason, Optional<LocalDate> until, Origin origin) {

  /** Whether it stands in the dump, at the line that it is about. */
  public boolean inPlace() {
    return scope instanceof Scope.Lines;
  }

  /** Whether its time is over. */
  boolean isExpired(Supplier<LocalDate> today) {
    return until.filter(last -> today.get().isAfter(last)).isPresent();
  }

  /** Whether it is about the finding, be its time over or not. */
  boolean covers(Finding finding, Subject subject) {
    return rule.equals(finding.rule()) && scope.covers(finding, subject);
  }
}

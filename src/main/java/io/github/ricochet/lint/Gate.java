package io.github.ricochet.lint;

import java.util.Optional;
import java.util.Set;

/**
 * From which severity on a finding makes a run fail.
 *
 * @param failOn the least severity that fails; empty where none does
 */
public record Gate(Optional<Severity> failOn) {

  /** What fails whatever the user says: what was not understood is never a pass. */
  private static final Set<String> ALWAYS_FAIL = Set.of("RC901", "RC902");

  /** Whether findings of this rule fail whatever the user says, so that nothing can hide them. */
  public static boolean alwaysFails(String rule) {
    return ALWAYS_FAIL.contains(rule);
  }

  /** Whether the finding makes a run fail. */
  public boolean fails(Finding finding) {
    return alwaysFails(finding.rule()) || failOn.filter(finding.severity()::atLeast).isPresent();
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.lint.remedy.Change;
import java.util.List;

/**
 * What cures a finding.
 *
 * @param title one line: what is done
 * @param commands what to type on the host, in order
 * @param verified whether it was tried out in the model
 * @param cures how many of the finding's flows it cures, where it was tried out
 * @param breaks which flows that work now it would lose, where it was tried out
 * @param sideEffects what else changes, for a person
 * @param lasting what to do so that it lasts over a reboot
 * @param changes what was tried out; none where nothing was
 */
public record Remedy(
    String title,
    List<String> commands,
    boolean verified,
    int cures,
    List<FlowGroup> breaks,
    List<String> sideEffects,
    List<String> lasting,
    List<Change> changes) {

  /** A remedy that was not tried out, for what is no flow. */
  public static Remedy of(String title, String... commands) {
    return new Remedy(
        title, List.of(commands), false, 0, List.of(), List.of(), List.of(), List.of());
  }
}

package io.github.ricochet.lint;

import io.github.ricochet.lint.remedy.Change;
import io.github.ricochet.lint.remedy.Trial.Effect;
import io.github.ricochet.lint.remedy.Way;
import io.github.ricochet.path.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes that were tried out together: a first step, and those that complete it where it only
 * moves the loss.
 *
 * @param ways the sort of each step
 * @param changes what all steps change, in order
 * @param cured which flows of the finding they cure
 * @param left how many flows of the finding they do not cure
 * @param effect what they do on the whole host
 * @param alone what the first steps would do without the last
 */
record Plan(
    List<Way> ways,
    List<Change> changes,
    List<Flow> cured,
    int left,
    Effect effect,
    List<String> alone) {

  static Plan of(List<Way> ways, List<Change> changes, Set<Flow> finding, Effect effect) {
    List<Flow> cured = finding.stream().filter(effect.cured()::contains).toList();
    return new Plan(ways, changes, cured, finding.size() - cured.size(), effect, List.of());
  }

  /** How much is not well after it: flows that it leaves as they are, and those that it breaks. */
  int harm() {
    return left + effect.broken().size();
  }

  /** The changes of this plan, and more. */
  List<Change> and(List<Change> more) {
    List<Change> all = new ArrayList<>(changes);
    all.addAll(more);
    return all;
  }

  /** The ways of this plan, and one more. */
  List<Way> and(Way way) {
    List<Way> all = new ArrayList<>(ways);
    all.add(way);
    return all;
  }

  /** The same, and what its first steps would do alone. */
  Plan completing(List<String> moved) {
    return new Plan(ways, changes, cured, left, effect, moved);
  }
}

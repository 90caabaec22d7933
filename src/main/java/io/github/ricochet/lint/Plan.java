package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.LostFlow;
import io.github.ricochet.lint.remedy.Change;
import io.github.ricochet.lint.remedy.Trial.Effect;
import io.github.ricochet.lint.remedy.Way;
import io.github.ricochet.path.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Changes that were tried out together: a first step, and those that complete it where it only
 * moves the loss.
 *
 * @param measures what all steps change, in order
 * @param cured which flows of the finding they cure
 * @param left how many flows of the finding they do not cure
 * @param effect what they do on the whole host
 * @param alone what the first steps would do without the last
 */
record Plan(List<Measure> measures, List<Flow> cured, int left, Effect effect, List<String> alone) {

  static Plan of(List<Measure> measures, Set<Flow> finding, Effect effect) {
    List<Flow> cured = finding.stream().filter(effect.cured()::contains).toList();
    return new Plan(measures, cured, finding.size() - cured.size(), effect, List.of());
  }

  /** How much is not well after it: flows that it leaves as they are, and those that it breaks. */
  int harm() {
    return left + effect.broken().size();
  }

  /** The sort of each step. */
  List<Way> ways() {
    return measures.stream().map(Measure::way).toList();
  }

  /** What all steps change, in order. */
  List<Change> changes() {
    return changes(measures);
  }

  static List<Change> changes(List<Measure> measures) {
    return measures.stream().flatMap(m -> m.changes().stream()).map(Measure.Part::change).toList();
  }

  /** The steps of this plan, and one more. */
  List<Measure> and(Measure next) {
    List<Measure> all = new ArrayList<>(measures);
    all.add(next);
    return all;
  }

  /**
   * The steps of this plan, but for what was offered only for losses of which this does not hold.
   */
  List<Measure> only(Predicate<LostFlow> wanted) {
    return measures.stream().map(m -> m.only(wanted)).filter(m -> !m.changes().isEmpty()).toList();
  }

  /** The same, and what its first steps would do alone. */
  Plan completing(List<String> moved) {
    return new Plan(measures, cured, left, effect, moved);
  }
}

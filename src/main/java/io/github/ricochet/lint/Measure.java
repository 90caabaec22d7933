package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.LostFlow;
import io.github.ricochet.lint.remedy.Change;
import io.github.ricochet.lint.remedy.Cure;
import io.github.ricochet.lint.remedy.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The changes of one way that go together.
 *
 * @param way the sort of cure
 * @param changes each command once, with the losses that it was offered for; in an order that does
 *     not hang on that in which rules fire
 */
record Measure(Way way, List<Part> changes) {

  /** With more commands than this, something else is wrong with the host. */
  private static final int MOST_CHANGES = 256;

  /** A change, and the losses that it was offered for. */
  record Part(Change change, List<LostFlow> losses) {}

  /** What rules offer, by the way that it goes; no way that nobody would go to the end of. */
  static List<Measure> of(List<Cure> cures) {
    Map<Way, Map<String, Part>> ways = new EnumMap<>(Way.class);
    for (Cure cure : cures) {
      ways.computeIfAbsent(cure.way(), w -> new LinkedHashMap<>())
          .computeIfAbsent(cure.change().command(), c -> new Part(cure.change(), new ArrayList<>()))
          .losses()
          .add(cure.lost());
    }
    List<Measure> measures = new ArrayList<>();
    ways.values().removeIf(parts -> parts.size() > MOST_CHANGES);
    ways.forEach(
        (way, parts) ->
            measures.add(
                new Measure(
                    way,
                    parts.values().stream()
                        .sorted(Comparator.comparing(p -> p.change().command()))
                        .toList())));
    return measures;
  }

  /** Only the changes that were offered for a loss of which this holds. */
  Measure only(Predicate<LostFlow> wanted) {
    return new Measure(
        way, changes.stream().filter(p -> p.losses().stream().anyMatch(wanted)).toList());
  }
}

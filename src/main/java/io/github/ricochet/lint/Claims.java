package io.github.ricochet.lint;

import io.github.ricochet.lint.fact.Barrier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The candidates that a walk has to confirm, found by what they are about, so that a host with
 * thousands of services is not searched through for each flow.
 */
final class Claims {

  private record Key(Enum<?> way, Object subject) {}

  /** A candidate and its place among all of them. */
  private record Claim(Candidate candidate, int order) {}

  private final Map<Key, List<Claim>> claims = new HashMap<>();

  /**
   * @param candidates where two of them explain a flow and neither asks more of it, the first wins
   */
  Claims(List<Candidate> candidates) {
    int order = 0;
    for (Candidate candidate : candidates) {
      Claim claim = new Claim(candidate, order++);
      for (Enum<?> way : candidate.ways()) {
        claims
            .computeIfAbsent(new Key(way, candidate.subject()), k -> new ArrayList<>())
            .add(claim);
      }
    }
  }

  /**
   * The candidates that are true of a flow: first the one that explains it best, then those that
   * say the same of it with other lines.
   */
  List<Candidate> explaining(Fate fate, Enum<?> way) {
    List<Claim> found = new ArrayList<>();
    for (Object subject : subjects(fate)) {
      claims.getOrDefault(new Key(way, subject), List.of()).stream()
          .filter(c -> c.candidate().isTrueOf(fate))
          .forEach(found::add);
    }
    found.sort(
        Comparator.comparing((Claim c) -> -c.candidate().precision()).thenComparing(Claim::order));
    return found.stream()
        .map(Claim::candidate)
        .filter(c -> c.message().equals(found.get(0).candidate().message()))
        .toList();
  }

  private static List<Object> subjects(Fate fate) {
    List<Object> subjects = new ArrayList<>(fate.services());
    fate.taken().ifPresent(subjects::add);
    fate.loss().ifPresent(l -> subjects.add(Barrier.key(l.rule(), l.at())));
    subjects.add("");
    return subjects;
  }
}

package io.github.ricochet.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Decides what no dump can decide, so that a walk stays a plain walk: it is repeated, once for each
 * way that the open points can fall. The same question gets the same answer within one walk.
 */
final class Oracle {

  /**
   * What was asked.
   *
   * @param width how many answers there were
   * @param answer the one that was given
   * @param choice what is told of it
   */
  private record Asked(int width, int answer, Choice choice) {}

  private final List<Integer> script;

  /** By question, in order; empty until something is asked: most walks ask nothing. */
  private Map<Object, Asked> asked = Map.of();

  /** An oracle that answers its first questions by this script, and every further one with 0. */
  Oracle(List<Integer> script) {
    this.script = script;
  }

  /**
   * The answer to a question.
   *
   * @param key the question; equal keys are the same question
   * @param width how many answers there are
   * @param wording what is told of it, by answer
   * @return 0 to {@code width - 1}
   */
  int choose(Object key, int width, Function<Integer, Choice> wording) {
    Asked known = asked.get(key);
    if (known != null) {
      return known.answer();
    }
    if (asked.isEmpty()) {
      asked = new LinkedHashMap<>();
    }
    int answer = asked.size() < script.size() ? script.get(asked.size()) : 0;
    asked.put(key, new Asked(width, answer, wording.apply(answer)));
    return answer;
  }

  /** The points that were open, with the answers given. */
  List<Choice> choices() {
    return asked.isEmpty() ? List.of() : asked.values().stream().map(Asked::choice).toList();
  }

  /** The script of the next walk in depth-first order; empty when all have been walked. */
  List<Integer> next() {
    List<Asked> taken = asked.isEmpty() ? List.of() : List.copyOf(asked.values());
    for (int last = taken.size() - 1; last >= 0; last--) {
      if (taken.get(last).answer() + 1 < taken.get(last).width()) {
        List<Integer> following = new ArrayList<>();
        taken.subList(0, last).forEach(before -> following.add(before.answer()));
        following.add(taken.get(last).answer() + 1);
        return following;
      }
    }
    return List.of();
  }
}

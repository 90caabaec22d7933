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

  private final List<Integer> script;

  /** Empty until something is asked: most walks ask nothing. */
  private Map<Object, Integer> answers = Map.of();

  private final List<Integer> widths = new ArrayList<>(0);
  private final List<Choice> choices = new ArrayList<>(0);

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
    Integer known = answers.get(key);
    if (known != null) {
      return known;
    }
    if (answers.isEmpty()) {
      answers = new LinkedHashMap<>();
    }
    int answer = widths.size() < script.size() ? script.get(widths.size()) : 0;
    answers.put(key, answer);
    widths.add(width);
    choices.add(wording.apply(answer));
    return answer;
  }

  /** The points that were open, with the answers given. */
  List<Choice> choices() {
    return List.copyOf(choices);
  }

  /** The script of the next walk in depth-first order; empty when all have been walked. */
  List<Integer> next() {
    List<Integer> taken = new ArrayList<>(answers.values());
    for (int last = taken.size() - 1; last >= 0; last--) {
      if (taken.get(last) + 1 < widths.get(last)) {
        List<Integer> following = new ArrayList<>(taken.subList(0, last));
        following.add(taken.get(last) + 1);
        return following;
      }
    }
    return List.of();
  }
}

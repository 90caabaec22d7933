package io.github.ricochet.lint.fact;

import io.github.ricochet.host.DumpKind;
import java.util.List;

/**
 * A kind of dump that was not given, and without which some finding is possible but not certain.
 *
 * @param kind the kind of dump
 * @param questions what it would have told, such as {@code hairpin of v-web}
 */
public record Unsettled(DumpKind kind, List<String> questions) {

  /** What it would have told, in words; the first few where it is much. */
  public String questionText() {
    int more = questions.size() - 3;
    String first = String.join(", ", questions.subList(0, Math.min(3, questions.size())));
    return more > 0 ? first + " and " + more + " more" : first;
  }
}

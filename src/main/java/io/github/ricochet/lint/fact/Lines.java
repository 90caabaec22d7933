package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Rule;
import java.util.ArrayList;
import java.util.List;

/** Names rules by their lines, for messages. */
public final class Lines {

  /** Of more than this, the rest is only counted. */
  private static final int MOST = 6;

  private Lines() {}

  /** {@code line 12}, {@code lines 12-14 and 20}. */
  static String of(List<Rule> rules) {
    List<int[]> stretches = new ArrayList<>();
    for (int line : rules.stream().mapToInt(r -> r.origin().line()).sorted().distinct().toArray()) {
      int[] last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
      if (last != null && line == last[1] + 1) {
        last[1] = line;
      } else {
        stretches.add(new int[] {line, line});
      }
    }
    boolean single = stretches.size() == 1 && stretches.get(0)[0] == stretches.get(0)[1];
    return (single ? "line " : "lines ") + join(stretches.stream().map(Lines::stretch).toList());
  }

  private static String stretch(int[] lines) {
    return lines[0] == lines[1] ? String.valueOf(lines[0]) : lines[0] + "-" + lines[1];
  }

  /** {@code a, b and c}; of many, the first and how many more. */
  public static String join(List<String> words) {
    int shown = words.size() <= MOST ? words.size() : MOST - 1;
    String last =
        shown < words.size() ? words.size() - shown + " more" : words.get(words.size() - 1);
    List<String> first = words.subList(0, shown < words.size() ? shown : shown - 1);
    return first.isEmpty() ? last : String.join(", ", first) + " and " + last;
  }
}

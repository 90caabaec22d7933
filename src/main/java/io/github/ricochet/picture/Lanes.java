package io.github.ricochet.picture;

import io.github.ricochet.path.Move;
import io.github.ricochet.path.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives each stay of each way a lane of its own in its box, so that no line covers another: side by
 * side in ports and machines, one below the other in bridges and the host's stack.
 */
final class Lanes {

  /**
   * A stay in a box.
   *
   * @param way whose
   * @param hop the stay
   * @param lane the first of its lanes, from 0
   * @param ahead its lane in the port that it was lost on the way to; -1 for none
   */
  record Stay(Way way, Hop hop, int lane, int ahead) {}

  private final List<List<Stay>> runs = new ArrayList<>();
  private final Map<String, Integer> used = new HashMap<>();
  private final Set<String> faults = new HashSet<>();

  Lanes(List<Way> ways) {
    for (Way way : ways) {
      List<Stay> run = new ArrayList<>();
      for (Hop hop : way.hops()) {
        if (hop.fresh() && !run.isEmpty()) {
          runs.add(run);
          run = new ArrayList<>();
        }
        if (hop.loss().isPresent() && way.role() != Way.Role.BEFORE) {
          faults.add(hop.towards().orElse(hop.node()));
        }
        int lane = take(hop.node(), isFlat(hop.node()) ? rows(hop) : 1);
        int ahead = hop.towards().map(port -> take(port, 1)).orElse(-1);
        run.add(new Stay(way, hop, lane, ahead));
      }
      if (!run.isEmpty()) {
        runs.add(run);
      }
    }
  }

  /** The lanes of a stay: one for each label, and one below them for the cross. */
  private static int rows(Hop hop) {
    int cross = hop.loss().isPresent() && hop.towards().isEmpty() ? 1 : 0;
    return Math.max(1, labels(hop).size() + cross);
  }

  private int take(String node, int lanes) {
    int first = used.getOrDefault(node, 0);
    used.put(node, first + lanes);
    return first;
  }

  /** Whether lanes of the box run from left to right. */
  static boolean isFlat(String node) {
    return node.equals(Node.STACK) || node.startsWith("bridge:");
  }

  /** The steps of a stay that are written beside it. */
  static List<Step> labels(Hop hop) {
    return hop.steps().stream().filter(s -> s.move().kind() == Move.Kind.REWRITTEN).toList();
  }

  /** The ways, each cut where a further packet is sent. */
  List<List<Stay>> runs() {
    return runs;
  }

  /** The width of the widest label in a box; 0 where there is none. */
  int widestLabel(String node) {
    return runs.stream()
        .flatMap(List::stream)
        .filter(stay -> stay.hop().node().equals(node) && stay.way().role() != Way.Role.BEFORE)
        .flatMap(stay -> labels(stay.hop()).stream())
        .mapToInt(step -> Letters.width(Tracks.words(step)) + 14)
        .max()
        .orElse(0);
  }

  /** Whether a packet is lost in the box, or on the way into it. */
  boolean isFault(String node) {
    return faults.contains(node);
  }

  /** How many lanes a box needs. */
  int count(String node) {
    return used.getOrDefault(node, 0);
  }

  /** How many lanes the fullest of the boxes needs that have such a key. */
  int most(String prefix) {
    return used.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }
}

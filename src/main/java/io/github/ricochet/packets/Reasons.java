package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.packets.Axis.Kind;
import io.github.ricochet.packets.Conclusion.NeverHolds;
import io.github.ricochet.packets.Conclusion.NeverHolds.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out why no packet can pass a rule's tests. */
final class Reasons {

  private final HookBoxes boxes;
  private final Set<String> silent;

  Reasons(HookBoxes boxes, Surroundings around) {
    this.boxes = boxes;
    this.silent = around.silent();
  }

  /**
   * Why no packet passes.
   *
   * @param hooks the hooks from which packets come to the rule's chain
   * @param entries the packets that come to the rule's chain
   */
  NeverHolds neverHolds(Rule rule, Set<Hook> hooks, Extent extent, List<Box> entries) {
    if (extent.boxes().isEmpty()) {
      String what = extent.conflict().map(Kind::words).orElse("");
      return new NeverHolds(rule, Cause.CONTRADICTION, what, hooks);
    }
    if (hooks.stream().map(boxes::kernel).noneMatch(b -> meets(extent, b))) {
      return new NeverHolds(rule, Cause.HOOK, conflict(extent, hooks, boxes::kernel), hooks);
    }
    if (hooks.stream().map(boxes::host).noneMatch(b -> meets(extent, b))) {
      return new NeverHolds(rule, Cause.SILENT_DEVICE, device(rule), hooks);
    }
    String what = conflict(extent, entries, Function.identity());
    return new NeverHolds(rule, Cause.CALLERS, what, hooks);
  }

  private static boolean meets(Extent extent, Box box) {
    return extent.boxes().stream().anyMatch(box::meets);
  }

  /** What the rule and those packets have nothing in common in, where it is one thing. */
  private static <T> String conflict(Extent extent, Iterable<T> places, Function<T, Box> packets) {
    Optional<Kind> common = Optional.empty();
    for (T place : places) {
      for (Box box : extent.boxes()) {
        Optional<Kind> kind = box.separator(packets.apply(place)).map(Axis::kind);
        if (common.isPresent() && !common.equals(kind)) {
          return "";
        }
        common = kind;
      }
    }
    return common.map(Kind::words).orElse("");
  }

  /** The interface that the rule asks for and that no packet comes or leaves by. */
  private String device(Rule rule) {
    return rule.header() instanceof IpHeader header
        ? Stream.of(header.in(), header.out())
            .flatMap(Optional::stream)
            .filter(t -> !t.not())
            .map(Term::value)
            .filter(silent::contains)
            .findFirst()
            .orElse("")
        : "";
  }
}

package io.github.ricochet.picture;

import io.github.ricochet.host.Host;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import io.github.ricochet.picture.HostPicture.View;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pictures of a walk: one, or one for each end where it depends on what no dump tells. */
public final class TracePicture {

  private TracePicture() {}

  /** All of them; those that are not answered first. */
  public static List<View> of(Host host, Simulator simulator, Trace trace) {
    List<Trace> ends = trace.branches().isEmpty() ? List.of(trace) : trace.branches();
    return Stream.concat(
            ends.stream().filter(t -> t.outcome() != Outcome.ANSWERED),
            ends.stream().filter(t -> t.outcome() == Outcome.ANSWERED))
        .map(end -> new View(title(end), end.outcome(), 0, Picture.ofTrace(host, simulator, end)))
        .toList();
  }

  private static String title(Trace end) {
    String conditions =
        end.choices().stream()
            .map(TracePicture::words)
            .distinct()
            .collect(Collectors.joining(" and "));
    return end.flow() + (conditions.isEmpty() ? "" : ", if " + conditions);
  }

  private static String words(Choice choice) {
    return choice.what() + " is " + choice.taken();
  }
}

package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the simulator against what a real kernel did. */
class KernelTruthTest {

  private static final Path SHARED = Path.of("..", "shared");

  @ParameterizedTest
  @ValueSource(strings = {"kernel-truth", "field"})
  void saysWhatTheKernelDid(String recorded) throws IOException {
    Path folder = SHARED.resolve(recorded);
    assumeTrue(Files.isDirectory(folder), () -> "no recorded hosts in " + folder);
    assertThat(disagreements(RecordedHost.below(folder))).isEmpty();
  }

  private static List<String> disagreements(List<Path> folders) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path folder : folders) {
      RecordedHost recorded = RecordedHost.read(folder);
      Simulator simulator = Simulator.of(recorded.host(), recorded.assumptions());
      for (RecordedHost.Probe probe : recorded.probes()) {
        Trace trace = simulator.walk(probe.flow());
        if (!probe.agrees(trace)) {
          found.add(
              folder
                  + ": "
                  + probe.flow()
                  + ": kernel "
                  + probe.told()
                  + "; simulator "
                  + told(trace));
        }
      }
    }
    return found;
  }

  private static String told(Trace trace) {
    return trace.outcome()
        + " by "
        + trace.answeredBy().map(Object::toString).orElse("-")
        + " seen as "
        + trace.seenSource().map(Object::toString).orElse("-")
        + trace
            .loss()
            .map(l -> " lost: " + l.reason() + " " + l.at() + ": " + l.detail())
            .orElse("");
  }
}

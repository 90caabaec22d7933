package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each mechanism of the kernel's path is held by a recorded host: with the mechanism left out, the
 * simulator says something else than the kernel did.
 */
class MechanismTest {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src", "test", "resources", "cases"),
          Path.of("..", "shared", "kernel-truth"),
          Path.of("..", "shared", "field"));

  private static List<RecordedHost> recorded;

  @BeforeAll
  static void readRecordedHosts() throws IOException {
    recorded = new ArrayList<>();
    for (Path folder : FOLDERS) {
      if (Files.isDirectory(folder)) {
        for (Path host : RecordedHost.below(folder)) {
          recorded.add(RecordedHost.read(host));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNeededByARecordedHost(Mechanism mechanism) {
    assumeTrue(recorded.size() > 100, "the recorded hosts of ../shared are not there");
    Optional<String> case1 =
        recorded.stream().flatMap(h -> needs(h, mechanism).stream()).findFirst();
    System.out.println(mechanism + " is needed by " + case1.orElse("no recorded host"));
    assertThat(case1).as("a recorded host that needs %s", mechanism).isPresent();
  }

  /** The first probe of the host that is right with the mechanism and wrong without it. */
  private static Optional<String> needs(RecordedHost host, Mechanism mechanism) {
    Simulator whole = Simulator.of(host.host(), host.assumptions());
    Simulator without = new KernelSimulator(host.host(), host.assumptions(), EnumSet.of(mechanism));
    return host.probes().stream()
        .filter(p -> !right(p, without) && right(p, whole))
        .findFirst()
        .map(p -> host.folder() + ", " + p.flow());
  }

  private static boolean right(RecordedHost.Probe probe, Simulator simulator) {
    Trace trace = simulator.walk(probe.flow());
    return probe.agrees(trace) && probe.agreesOnArrival(trace);
  }
}

package io.github.ricochet.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds findings and remedies against the kernel that this runs on, with routers that nobody has
 * seen before: {@code mvn verify -Pkernel}. {@code -Dseed=} repeats a run, {@code -Drouters=} says
 * how many it makes.
 */
@Tag("kernel")
class FindingsLabTest {

  /** How many routers are there at once: probes wait more than they work. */
  private static final int AT_ONCE = 4;

  @Test
  void everyLostFlowHasItsReasonAndEveryRemedyCures() throws Exception {
    Optional<String> missing = Availability.missing();
    assumeTrue(missing.isEmpty(), () -> "The kernel lab is skipped: " + missing.orElse(""));
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    int routers = Integer.getInteger("routers", 15);
    System.out.println("Findings: " + routers + " routers of -Dseed=" + seed);
    List<Callable<Optional<FindingsTrial>>> trials = new ArrayList<>();
    for (int i = 0; i < routers; i++) {
      Path folder = Path.of("target", "lab", "findings-" + seed, String.format("%02d", i));
      LabSpec spec = RandomRouter.draw(seed * 1_000_003 + i);
      trials.add(() -> tryOut(spec, folder));
    }
    String cost = ErrorRate.set("0");
    try {
      judge(all(trials), routers);
    } finally {
      ErrorRate.set(cost);
    }
  }

  private static void judge(List<FindingsTrial> trials, int routers) {
    Map<String, Integer> explained = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int remedies = 0;
    for (FindingsTrial trial : trials) {
      trial.explained().forEach((rule, flows) -> explained.merge(rule, flows, Integer::sum));
      wrong.addAll(trial.wrong());
      remedies += trial.remedies();
    }
    System.out.println("Findings: lost flows by rule " + explained + ", remedies " + remedies);
    assertThat(wrong).as("what the kernel does otherwise than lint says").isEmpty();
    assertThat(routers < 10 || remedies > 0).as("whether there was anything to cure").isTrue();
  }

  private static Optional<FindingsTrial> tryOut(LabSpec spec, Path folder) throws IOException {
    FindingsTrial trial;
    try {
      trial = new FindingsTrial(spec, folder);
    } catch (Command.Failed e) {
      System.out.println(folder + " could not be built: " + e.getMessage());
      return Optional.empty();
    }
    trial.judge();
    trial.tryOutRemedies();
    return Optional.of(trial);
  }

  private static List<FindingsTrial> all(List<Callable<Optional<FindingsTrial>>> trials)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<FindingsTrial> done = new ArrayList<>();
      for (Future<Optional<FindingsTrial>> trial : pool.invokeAll(trials)) {
        trial.get().ifPresent(done::add);
      }
      return done;
    } finally {
      pool.shutdownNow();
    }
  }
}

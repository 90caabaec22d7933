package io.github.ricochet.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.lab.Comparison.Disagreement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the path simulator against the kernel that it runs on, with routers that nobody has seen
 * before: {@code mvn verify -Pkernel}. {@code -Dseed=} repeats a run, {@code -Drouters=} says how
 * many it makes.
 */
@Tag("kernel")
class KernelLabTest {

  /** How many routers are there at once: probes wait more than they work. */
  private static final int AT_ONCE = 4;

  @Test
  void simulatorSaysWhatTheKernelDoes() throws Exception {
    Optional<String> missing = Availability.missing();
    missing.ifPresent(why -> System.out.println("The kernel lab is skipped: " + why));
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    Namespaces.sweep();
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    int routers = Integer.getInteger("routers", 25);
    System.out.println("Kernel lab: " + routers + " routers of -Dseed=" + seed);
    List<Disagreement> found;
    Trial trial = new Trial(Path.of("target", "lab", String.valueOf(seed)));
    List<Callable<List<Disagreement>>> trials = new ArrayList<>();
    for (int i = 0; i < routers; i++) {
      String name = String.format("%02d", i);
      LabSpec spec = RandomRouter.draw(seed * 1_000_003 + i);
      trials.add(() -> trial.of(name, spec));
    }
    String cost = ErrorRate.set("0");
    try {
      found = all(trials);
    } finally {
      ErrorRate.set(cost);
    }
    System.out.println("Kernel lab: " + trial.summary());
    assertThat(found).as("what the simulator does not say as the kernel does").isEmpty();
  }

  private static List<Disagreement> all(List<Callable<List<Disagreement>>> trials)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Disagreement> found = new ArrayList<>();
      for (Future<List<Disagreement>> trial : pool.invokeAll(trials)) {
        found.addAll(trial.get());
      }
      return found;
    } finally {
      pool.shutdownNow();
    }
  }
}

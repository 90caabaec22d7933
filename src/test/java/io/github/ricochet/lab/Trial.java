package io.github.ricochet.lab;

import io.github.ricochet.lab.Comparison.Disagreement;
import io.github.ricochet.lab.LabSpec.ProbeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries the simulator on routers, and asks the kernel again where the two disagree. */
final class Trial {

  /** How often the kernel has to repeat what the simulator does not say. */
  private static final int REPEATS = 3;

  /** What waits longer than this is lost, on a machine however busy. */
  private static final double PATIENCE = 3 * Lab.WAIT;

  private final Path folder;
  private final AtomicInteger probes = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger unsettled = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Trial(Path folder) {
    this.folder = folder;
  }

  /** Builds the router in the folder's sub-folder of this name, and compares. */
  List<Disagreement> of(String name, LabSpec spec) throws IOException {
    Path recorded = folder.resolve(name);
    List<Result> results;
    try {
      results = Lab.record(spec, recorded, Lab.WAIT);
    } catch (Command.Failed e) {
      refused.incrementAndGet();
      System.out.println(recorded + " could not be built: " + e.getMessage());
      return List.of();
    }
    probes.addAndGet(results.size());
    answered.addAndGet((int) results.stream().filter(r -> r.result().equals("ok")).count());
    List<Disagreement> found = Comparison.of(recorded);
    return found.isEmpty() ? found : settled(recorded, spec, results, found);
  }

  /**
   * The disagreements that stay when the same router is built and asked again, all of it and the
   * probe alone: what an earlier probe leaves in conntrack or in a FDB is no part of a flow's walk.
   */
  private List<Disagreement> settled(
      Path recorded, LabSpec spec, List<Result> first, List<Disagreement> found)
      throws IOException {
    Set<Integer> moving = new TreeSet<>();
    for (int i = 0; i < REPEATS; i++) {
      List<Result> again = Lab.record(spec, recorded, PATIENCE);
      for (int n = 0; n < first.size(); n++) {
        if (!again.get(n).sameEnd(first.get(n))) {
          moving.add(n);
        }
      }
    }
    for (Disagreement one : found) {
      ProbeSpec probe = first.get(one.probe()).probe();
      List<Result> alone =
          Lab.record(spec.withProbes(List.of(probe)), folder.resolve("alone"), PATIENCE);
      if (!alone.get(0).sameEnd(first.get(one.probe()))) {
        moving.add(one.probe());
      }
    }
    found.stream().map(Disagreement::probe).filter(moving::contains).forEach(this::unsettled);
    Lab.writeTruth(spec, marked(first, moving), recorded);
    return Comparison.of(recorded);
  }

  private void unsettled(int probe) {
    unsettled.incrementAndGet();
  }

  private static List<Result> marked(List<Result> results, Set<Integer> moving) {
    List<Result> marked = new ArrayList<>();
    for (int n = 0; n < results.size(); n++) {
      Result result = results.get(n);
      ProbeSpec p = result.probe();
      boolean unstable = p.unstable() || moving.contains(n);
      ProbeSpec probe =
          new ProbeSpec(p.from(), p.to(), p.protocol(), p.port(), unstable, p.service());
      marked.add(
          new Result(
              probe, result.result(), result.answeredBy(), result.seenSource(), result.arrivals()));
    }
    return marked;
  }

  String summary() {
    return probes
        + " probes, "
        + answered
        + " of them answered; "
        + unsettled
        + " that the kernel itself does not repeat; "
        + refused
        + " routers that could not be built";
  }
}

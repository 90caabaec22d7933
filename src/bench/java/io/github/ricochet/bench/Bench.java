package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks, compares them, prints one table and keeps it: {@code Bench COMMIT LOG
 * [FILTER]}; the filter {@code process} means whole processes alone. What travels from machine to
 * machine is the ratios.
 */
public final class Bench {

  private static final int SMALL = 10_000;
  private static final int LARGE = 100_000;
  private static final int HUGE = 1_000_000;

  private final Map<String, Double> measured = new LinkedHashMap<>();

  private Bench() {}

  /**
   * Measures, compares and prints.
   *
   * @param arguments the commit, the file for JMH's own output, and which benchmarks to run where
   *     not all
   */
  public static void main(String... arguments)
      throws IOException, InterruptedException, RunnerException {
    Bench bench = new Bench();
    boolean all = arguments.length < 3;
    if (all || arguments[2].equals("process")) {
      WholeProcess.start(bench.measured);
      WholeProcess.lint(SMALL, 5, bench.measured);
      WholeProcess.lint(LARGE, 5, bench.measured);
      WholeProcess.lint(HUGE, 1, bench.measured);
    }
    if (all || !arguments[2].equals("process")) {
      bench.measure(all ? ".*" : arguments[2], Path.of(arguments[1]));
    }
    if (!all && bench.measured.containsKey("parse.100000.ms")) {
      WholeProcess.restore(SMALL, bench.measured);
      WholeProcess.restore(LARGE, bench.measured);
    }
    bench.compare();
    System.out.print(Table.of(bench.measured));
    if (all) {
      Path history = Files.createDirectories(Path.of("src/bench/history"));
      Path kept = history.resolve(arguments[0] + ".json");
      Files.writeString(kept, Table.json(arguments[0], bench.measured));
      System.out.println("kept as " + kept);
    }
  }

  private void measure(String filter, Path log) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(filter)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .output(log.toString())
            .shouldFailOnError(true)
            .build();
    for (RunResult run : new Runner(options).run()) {
      String method = run.getParams().getBenchmark();
      String name = method.substring(method.lastIndexOf('.') + 1);
      double nanos = result(run, CpuProfiler.NAME);
      double bytes = result(run, "gc.alloc.rate.norm");
      String rules = run.getParams().getParam("rules");
      if (name.equals("parse")) {
        keepParse(Integer.parseInt(rules), nanos, bytes);
      } else if (rules != null) {
        measured.put(name + "." + rules + ".ms", nanos / 1e6);
        measured.put(name + "." + rules + ".bytesPerRule", bytes / Integer.parseInt(rules));
      } else {
        String flows = run.getParams().getParam("flows");
        int ways = flows.equals("kube-forks") ? 3 : 1;
        measured.put(name + "." + flows + ".perSecond", 1e9 / nanos * ways);
        measured.put(name + "." + flows + ".bytes", bytes / ways);
      }
    }
  }

  private static double result(RunResult run, String profiled) {
    String name =
        run.getSecondaryResults().keySet().stream()
            .filter(key -> key.endsWith(profiled))
            .findFirst()
            .orElseThrow();
    double score = run.getSecondaryResults().get(name).getScore();
    return score / run.getParams().getMeasurement().getBatchSize();
  }

  private void keepParse(int rules, double nanos, double bytes) {
    long lines = new KubeRules(rules).save().lines().count();
    measured.put("parse." + rules + ".ms", nanos / 1e6);
    measured.put("parse." + rules + ".linesPerSecond", lines / (nanos / 1e9));
    measured.put("parse." + rules + ".bytesPerLine", bytes / lines);
  }

  private void compare() {
    for (String java : List.of("java17", "java25")) {
      String start = "lint samples/tika : a JVM that prints a line, " + java;
      String lint = "start.lint." + java;
      String line = "start.oneline." + java;
      ratio(start + ", time", lint + ".ms", line + ".ms");
      ratio(start + ", clock", lint + ".wall.ms", line + ".wall.ms");
    }
    for (String rules : List.of("10000", "100000", "1000000")) {
      ratio(
          "lint " + rules + " : restore, time",
          "lint." + rules + ".ms",
          "restore." + rules + ".ms");
      ratio(
          "lint " + rules + " : restore, clock",
          "lint." + rules + ".wall.ms",
          "restore." + rules + ".wall.ms");
      ratio(
          "parse " + rules + " : restore, time",
          "parse." + rules + ".ms",
          "restore." + rules + ".ms");
    }
    ratio("lint 100000 : 10000, time", "lint.100000.ms", "lint.10000.ms");
    ratio("lint 1000000 : 100000, time", "lint.1000000.ms", "lint.100000.ms");
    ratio("lint 1000000 : 100000, memory", "lint.1000000.peakMiB", "lint.100000.peakMiB");
    for (String part : List.of("facts", "session", "classes", "lint", "report")) {
      ratio(part + " 10000 : parse 10000, time", part + "InProcess.10000.ms", "parse.10000.ms");
    }
    ratio("parse 100000 : 10000, time", "parse.100000.ms", "parse.10000.ms");
    ratio("walk kube : tika, time", "walk.tika.perSecond", "walk.kube.perSecond");
    ratio("walk kube-forks : tika, time", "walk.tika.perSecond", "walk.kube-forks.perSecond");
    ratio("walk with steps : without, time", "walk.tika.perSecond", "trace.tika.perSecond");
    ratio("walk with steps : without, bytes", "trace.tika.bytes", "walk.tika.bytes");
  }

  private void ratio(String name, String above, String below) {
    if (measured.containsKey(above) && measured.containsKey(below)) {
      measured.put(name, measured.get(above) / measured.get(below));
    }
  }
}

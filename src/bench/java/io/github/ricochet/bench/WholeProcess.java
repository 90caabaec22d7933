package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processor time of whole processes, from their start to their end. */
final class WholeProcess {

  /** The versions of Java that are measured where they are found. */
  private static final List<String> VERSIONS = List.of("17", "25");

  /** The shell's {@code times} prints what its children took last: user, then system. */
  private static final Pattern CHILDREN =
      Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private WholeProcess() {}

  /** The median, in milliseconds, of some runs of a command, whatever it prints and exits with. */
  static OptionalDouble milliseconds(String command, int runs)
      throws IOException, InterruptedException {
    double[] times = new double[runs];
    for (int i = 0; i < runs; i++) {
      Process process =
          new ProcessBuilder("sh", "-c", "{ " + command + "; } >/dev/null 2>&1; times").start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher took = CHILDREN.matcher(said);
      if (process.waitFor() != 0 || !took.find()) {
        return OptionalDouble.empty();
      }
      times[i] = milliseconds(took, 1) + milliseconds(took, 3);
    }
    Arrays.sort(times);
    return OptionalDouble.of(times[runs / 2]);
  }

  private static double milliseconds(Matcher took, int group) {
    return Integer.parseInt(took.group(group)) * 60_000.0
        + Double.parseDouble(took.group(group + 1)) * 1000;
  }

  /** The start of Ricochet, and of a JVM that prints a line, on each Java that is found. */
  static void start(Map<String, Double> measured) throws IOException, InterruptedException {
    Map<String, Path> homes = homes();
    for (String version : VERSIONS) {
      Path home = homes.get(version);
      if (home == null) {
        System.out.println("skipped: the start on Java " + version + ", which is not here");
        continue;
      }
      String lint =
          "JAVA_HOME="
              + home
              + " RICOCHET_CACHE=$PWD/target/cache target/ricochet lint samples/tika";
      String line =
          home
              + "/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
              + " -cp target/bench/classes io.github.ricochet.bench.OneLine";
      warmUp(lint);
      keep(measured, "start.lint.java" + version + ".ms", milliseconds(lint, 9));
      keep(measured, "start.oneline.java" + version + ".ms", milliseconds(line, 9));
    }
  }

  /** The first run may have an archive of classes made. */
  private static void warmUp(String lint) throws IOException, InterruptedException {
    milliseconds("mkdir -p target/cache && " + lint, 1);
    milliseconds("while ls target/cache/ricochet/*.lock; do sleep 1; done", 1);
  }

  /** A lint of a node's rules alone. */
  static void lint(int rules, Map<String, Double> measured)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target/bench/kube-" + rules));
    Files.writeString(folder.resolve("iptables-save.txt"), new KubeRules(rules).save());
    keep(measured, "lint." + rules + ".ms", milliseconds("target/ricochet lint " + folder, 3));
  }

  private static void keep(Map<String, Double> measured, String name, OptionalDouble value) {
    value.ifPresent(v -> measured.put(name, v));
  }

  /** The JDKs beside the one that runs this, by their version. */
  private static Map<String, Path> homes() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> all = new ArrayList<>();
    try (Stream<Path> siblings = Files.list(own.getParent())) {
      siblings.sorted().forEach(all::add);
    }
    all.add(own);
    Map<String, Path> homes = new TreeMap<>();
    for (Path home : all) {
      Path release = home.resolve("release");
      if (Files.isReadable(release) && Files.isExecutable(home.resolve("bin/java"))) {
        Matcher version = VERSION.matcher(Files.readString(release));
        if (version.find()) {
          homes.put(version.group(1), home);
        }
      }
    }
    return homes;
  }
}

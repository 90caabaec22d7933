package io.github.ricochet.bench;

import io.github.ricochet.bench.Command.Took;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What whole processes take, from their start to their end. */
final class WholeProcess {

  /** The versions of Java that are measured where they are found. */
  private static final List<String> VERSIONS = List.of("17", "25");

  private static final int RUNS = 5;

  /**
   * A JVM that prints a line takes three hundredths of a second, and times are told in tenths of
   * it.
   */
  private static final int IN_A_ROW = 10;

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private WholeProcess() {}

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
      List<Took> took = Command.inTurn(List.of(lint, line), RUNS, IN_A_ROW);
      keep(measured, "start.lint.java" + version, took.get(0));
      measured.put("start.lint.java" + version + ".peakMiB", Command.peak(lint));
      keep(measured, "start.oneline.java" + version, took.get(1));
    }
  }

  /** The first run may have an archive of classes made. */
  private static void warmUp(String lint) throws IOException, InterruptedException {
    Command.run("mkdir -p target/cache && " + lint);
    Command.run("while ls target/cache/ricochet/*.lock; do sleep 1; done");
  }

  /**
   * A lint of a node's rules alone, in turn with {@code iptables-nft-restore --test} of the same
   * file.
   *
   * @param runs how often; for a million rules that program takes more than a minute
   */
  static void lint(int rules, int runs, Map<String, Double> measured)
      throws IOException, InterruptedException {
    Path file = rules(rules);
    String lint = "target/ricochet lint " + file.getParent();
    Optional<String> restore = Restore.of(file);
    List<String> commands = Stream.concat(Stream.of(lint), restore.stream()).toList();
    List<Took> took = Command.inTurn(commands, runs, 1);
    keep(measured, "lint." + rules, took.get(0));
    measured.put("lint." + rules + ".peakMiB", Command.peak(lint));
    took.stream().skip(1).forEach(t -> keep(measured, "restore." + rules, t));
  }

  /** What {@code iptables-nft-restore --test} takes alone. */
  static void restore(int rules, Map<String, Double> measured)
      throws IOException, InterruptedException {
    Optional<String> restore = Restore.of(rules(rules));
    if (restore.isPresent()) {
      List<Took> took = Command.inTurn(List.of(restore.get()), RUNS, 1);
      keep(measured, "restore." + rules, took.get(0));
    }
  }

  private static Path rules(int rules) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/bench/kube-" + rules));
    return Files.writeString(folder.resolve("iptables-save.txt"), new KubeRules(rules).save());
  }

  private static void keep(Map<String, Double> measured, String name, Took took) {
    measured.put(name + ".ms", took.cpu());
    measured.put(name + ".wall.ms", took.wall());
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

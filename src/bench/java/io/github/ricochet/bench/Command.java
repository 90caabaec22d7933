package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell's command line, run as a user would, and what it takes from its start to its end. */
final class Command {

  /** The shell's {@code times} prints what its children took last: user, then system. */
  private static final Pattern CHILDREN =
      Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /** How often it is asked how much memory there is, in milliseconds. */
  private static final int ASK = 20;

  private Command() {}

  /**
   * What one run took.
   *
   * @param cpu processor time in milliseconds, that of the system included
   * @param wall time by the clock in milliseconds
   * @param peak the most memory that one of its processes had, in MiB; 0 where /proc does not tell
   */
  record Took(double cpu, double wall, double peak) {}

  /**
   * The medians of some runs, whatever the command prints and exits with; empty where it cannot be
   * run.
   */
  static Optional<Took> run(String command, int runs) throws IOException, InterruptedException {
    List<Took> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      Optional<Took> took = run(command);
      if (took.isEmpty()) {
        return took;
      }
      all.add(took.get());
    }
    return Optional.of(
        new Took(median(all, Took::cpu), median(all, Took::wall), median(all, Took::peak)));
  }

  /**
   * The same of a command that is done sooner than its time can be told: of some runs, each many in
   * a row, what one took.
   */
  static Optional<Took> runShort(String command, int runs, int inARow)
      throws IOException, InterruptedException {
    String row = "i=0; while [ $i -lt " + inARow + " ]; do " + command + "; i=$((i + 1)); done";
    return run(row, runs).map(t -> new Took(t.cpu() / inARow, t.wall() / inARow, t.peak()));
  }

  private static double median(List<Took> all, ToDoubleFunction<Took> what) {
    return all.stream().mapToDouble(what).sorted().toArray()[all.size() / 2];
  }

  private static Optional<Took> run(String command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process shell =
        new ProcessBuilder("sh", "-c", "{ " + command + "; } >/dev/null 2>&1; times").start();
    double peak = 0;
    while (shell.isAlive()) {
      peak = Math.max(peak, shell.descendants().mapToDouble(Command::peak).max().orElse(0));
      Thread.sleep(ASK);
    }
    double wall = (System.nanoTime() - start) / 1e6;
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher took = CHILDREN.matcher(said);
    if (shell.waitFor() != 0 || !took.find()) {
      return Optional.empty();
    }
    return Optional.of(new Took(milliseconds(took, 1) + milliseconds(took, 3), wall, peak));
  }

  private static double milliseconds(Matcher took, int group) {
    return Integer.parseInt(took.group(group)) * 60_000.0
        + Double.parseDouble(took.group(group + 1)) * 1000;
  }

  /** What a process had at most so far, in MiB. */
  private static double peak(ProcessHandle process) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
      return peak.find() ? Integer.parseInt(peak.group(1)) / 1024.0 : 0;
    } catch (IOException e) {
      return 0; // it has ended, or this is no Linux
    }
  }
}

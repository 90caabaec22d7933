package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
   */
  record Took(double cpu, double wall) {}

  /**
   * Runs commands one after the other, and all of them again, since a machine's speed changes from
   * one minute to the next: what each took, the median, whatever it prints and exits with.
   *
   * @param inARow how often a command is repeated in its turn, for one that is done sooner than the
   *     shell can tell its time
   * @throws IOException where the shell does not tell the time, since a command ended it
   */
  static List<Took> inTurn(List<String> commands, int runs, int inARow)
      throws IOException, InterruptedException {
    List<List<Took>> all = commands.stream().map(c -> (List<Took>) new ArrayList<Took>()).toList();
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < commands.size(); i++) {
        all.get(i).add(run(commands.get(i), inARow));
      }
    }
    return all.stream().map(Command::median).toList();
  }

  private static Took median(List<Took> all) {
    return new Took(median(all, Took::cpu), median(all, Took::wall));
  }

  private static double median(List<Took> all, ToDoubleFunction<Took> what) {
    return all.stream().mapToDouble(what).sorted().toArray()[all.size() / 2];
  }

  private static Took run(String command, int inARow) throws IOException, InterruptedException {
    String row = "i=0; while [ $i -lt " + inARow + " ]; do " + command + "; i=$((i + 1)); done";
    long start = System.nanoTime();
    Process shell = shell(row, "times");
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    shell.waitFor();
    double wall = (System.nanoTime() - start) / 1e6;
    Matcher took = CHILDREN.matcher(said);
    if (!took.find()) {
      throw new IOException("sh tells no times of: " + command);
    }
    double cpu = milliseconds(took, 1) + milliseconds(took, 3);
    return new Took(cpu / inARow, wall / inARow);
  }

  /** Runs a command to its end, and does not ask what became of it. */
  static void run(String command) throws IOException, InterruptedException {
    shell(command, "true").waitFor();
  }

  /**
   * The most memory that one of a command's processes has, in MiB; 0 where /proc does not tell.
   * Asked in a run of its own, since whoever asks every {@value #ASK} ms slows down what he asks.
   */
  static double peak(String command) throws IOException, InterruptedException {
    Process shell = shell(command, "true");
    double peak = 0;
    while (shell.isAlive()) {
      peak = Math.max(peak, shell.descendants().mapToDouble(Command::peak).max().orElse(0));
      Thread.sleep(ASK);
    }
    return peak;
  }

  private static Process shell(String silent, String last) throws IOException {
    return new ProcessBuilder("sh", "-c", "{ " + silent + "; } >/dev/null 2>&1; " + last).start();
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

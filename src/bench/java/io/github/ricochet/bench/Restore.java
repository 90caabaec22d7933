package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code iptables-nft-restore --test} takes for the same rules, in a network namespace of its
 * own, so that the rules of this machine neither count nor change.
 */
final class Restore {

  private static final int RUNS = 5;

  /** The shell's {@code times} prints what its children took last: user, then system. */
  private static final String COMMAND =
      "timeout 120 unshare --map-root-user --net iptables-nft-restore --test && times";

  private static final Pattern CHILDREN =
      Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

  private Restore() {}

  /**
   * The median of its processor times in milliseconds; empty, with a word why, where it cannot be
   * run here.
   */
  static OptionalDouble milliseconds(int rules) throws IOException, InterruptedException {
    Path file = Files.createTempFile("kube", ".txt");
    try {
      Files.writeString(file, new KubeRules(rules).save());
      double[] times = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        String said = run(file);
        Matcher took = CHILDREN.matcher(said);
        if (!took.find()) {
          System.out.println("skipped: iptables-nft-restore --test: " + said);
          return OptionalDouble.empty();
        }
        times[i] = milliseconds(took, 1) + milliseconds(took, 3);
      }
      Arrays.sort(times);
      return OptionalDouble.of(times[RUNS / 2]);
    } finally {
      Files.delete(file);
    }
  }

  private static double milliseconds(Matcher took, int group) {
    return Integer.parseInt(took.group(group)) * 60_000.0
        + Double.parseDouble(took.group(group + 1)) * 1000;
  }

  private static String run(Path rules) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", COMMAND)
            .redirectInput(rules.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    return exit == 0 ? said : "exit code " + exit + " " + said.strip();
  }
}

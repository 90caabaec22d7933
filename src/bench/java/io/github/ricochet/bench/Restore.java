package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code iptables-nft-restore --test} takes for the same rules, in a network namespace of
 * its own, so that the rules of this machine neither count nor change.
 */
final class Restore {

  private static final int RUNS = 5;
  private static final int MOST_SECONDS = 120;

  private Restore() {}

  /** The median time in milliseconds; empty, with a word why, where it cannot be run here. */
  static OptionalDouble milliseconds(int rules) throws IOException, InterruptedException {
    Path file = Files.createTempFile("kube", ".txt");
    try {
      Files.writeString(file, new KubeRules(rules).save());
      double[] times = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        String failure = run(file);
        times[i] = (System.nanoTime() - start) / 1e6;
        if (!failure.isEmpty()) {
          System.out.println("skipped: iptables-nft-restore --test: " + failure);
          return OptionalDouble.empty();
        }
      }
      Arrays.sort(times);
      return OptionalDouble.of(times[RUNS / 2]);
    } finally {
      Files.delete(file);
    }
  }

  /** What went wrong; empty where nothing did. */
  private static String run(Path rules) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("unshare", "--map-root-user", "--net", "iptables-nft-restore", "--test")
            .redirectInput(rules.toFile())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "did not end within " + MOST_SECONDS + " seconds";
    }
    int exit = process.exitValue();
    return exit == 0 ? "" : said.isEmpty() ? "exit code " + exit : said;
  }
}

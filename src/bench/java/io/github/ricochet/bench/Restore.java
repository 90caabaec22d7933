package io.github.ricochet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code iptables-nft-restore --test} of a file, in a network namespace of its own, so that the
 * rules of this machine neither count nor change.
 */
final class Restore {

  private static final String TEST =
      "timeout 600 unshare --map-root-user --net iptables-nft-restore --test ";

  private Restore() {}

  /**
   * The command line that does it, and that ends its shell where it fails; empty, with a word why,
   * where it cannot be run here.
   */
  static Optional<String> of(Path rules) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", TEST + "</dev/null").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      System.out.println("skipped: " + TEST + ": exit code " + exit + " " + said.strip());
      return Optional.empty();
    }
    return Optional.of(TEST + rules + " || exit");
  }
}

package io.github.ricochet.vuurmuur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.vuurmuur.RefusedCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random trees, each translated by the genuine Vuurmuur 0.8.2 as well. How many there are and with
 * which seed they begin can be told: {@code -Dvuurmuur.trees=1000 -Dvuurmuur.seed=1}.
 */
@Tag("kernel")
class RandomTreesTest {

  private static final Path RULES = Path.of("../shared/vuurmuur/vuurmuur-rules");
  private static final int TREES = Integer.getInteger("vuurmuur.trees", 100);
  private static final long SEED = Long.getLong("vuurmuur.seed", 20_260_801L);

  @TempDir private Path folder;

  @Test
  void rulesAreThoseOfTheGenuineVuurmuur() throws Exception {
    Path probe = folder.resolve("probe");
    new RandomTree(0).write(probe);
    boolean runs = Files.isExecutable(RULES) && run(probe).contains("/iptables ");
    if (!runs) {
      System.out.println("skipped: " + RULES + " is not there, or cannot run here");
    }
    assumeTrue(runs);

    for (long seed = SEED; seed < SEED + TREES; seed++) {
      RandomTree tree = new RandomTree(seed);
      Path root = folder.resolve("tree-" + seed);
      tree.write(root);
      String commands = run(root);
      Genuine genuine = Genuine.of(commands);
      Translation ours = Translation.of(Trees.read(root), Devices.UNKNOWN);
      assertThat(Genuine.differences(ours.rules(), genuine.rules()))
          .as("seed %s%n%s%n%s", seed, tree.text("rules/rules.conf"), ours.facts())
          .isEmpty();
      assertThat(ours.facts().stream().anyMatch(RefusedCommand.class::isInstance))
          .as("seed %s: iptables refuses %s", seed, genuine.problems())
          .isEqualTo(!genuine.problems().isEmpty());
    }
  }

  private static String run(Path tree) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(RULES.toString(), tree.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(1, TimeUnit.MINUTES);
    return text;
  }
}

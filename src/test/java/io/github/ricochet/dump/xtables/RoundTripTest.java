package io.github.ricochet.dump.xtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.RuleFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is printed is loaded by the real programs into a fresh network namespace, and their save
 * program then says the same as after the original. Needs root and iptables.
 */
@Tag("kernel")
class RoundTripTest {

  private static final Pattern COUNTERS = Pattern.compile("\\[[0-9]+:[0-9]+\\]");

  @Test
  void printedRulesLoadAndSaveAsTheOriginal() throws IOException, InterruptedException {
    assumeTrue(
        run("iptables-nft-save", "").isPresent(),
        "skipped: no network namespace can be made, or no iptables");
    List<String> changed = new ArrayList<>();
    int loaded = 0;
    for (Path file : SharedRules.saved()) {
      RuleFamily family = SharedRules.family(file);
      String original = SharedRules.text(file);
      String printed = Dumps.read(original, family).ruleset().save();
      for (String variant : List.of("-nft", "-legacy")) {
        Optional<String> expected = saved(file, family.program() + variant, original);
        if (expected.isPresent()) {
          loaded++;
          if (!saved(file, family.program() + variant, printed).equals(expected)) {
            changed.add(file + " with " + variant);
          }
          break;
        }
      }
    }
    assertThat(changed).isEmpty();
    assertThat(loaded).as("rule sets whose original loads").isGreaterThan(500);
  }

  /** What the save program says after the rules are loaded; empty where they do not load. */
  private static Optional<String> saved(Path file, String program, String rules)
      throws IOException, InterruptedException {
    Path sets = file.resolveSibling("ipset-save.txt");
    String before = Files.exists(sets) ? "ipset restore < " + sets.toAbsolutePath() + " && " : "";
    return run(before + program + "-restore && " + program + "-save", rules)
        .map(text -> COUNTERS.matcher(text.replaceAll("(?m)^#.*\n", "")).replaceAll("[0:0]"));
  }

  /** The output of a command in a network namespace of its own; empty where it fails. */
  private static Optional<String> run(String command, String input)
      throws IOException, InterruptedException {
    Path stdin = Files.createTempFile("rules", ".txt");
    try {
      Files.writeString(stdin, input, StandardCharsets.UTF_8);
      Process process =
          new ProcessBuilder("unshare", "--net", "sh", "-c", command)
              .redirectInput(stdin.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      // No unshare(1): as good as no permission for it.
      return Optional.empty();
    } finally {
      Files.delete(stdin);
    }
  }
}

package io.github.ricochet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the rule compiler as the build runs it: in a process of its own, apart from the program. */
public final class RuleCompilation {
  private RuleCompilation() {}

  /**
   * Compiles a folder of rule folders; the facts may be classes of the tests.
   *
   * @return what the compiler had to complain about, empty if nothing
   */
  public static String run(Path rules, Path classes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target/build-classes").toAbsolutePath()
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                "io.github.ricochet.build.RuleCompiler",
                rules.toString(),
                classes.toString())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isEqualTo(output.isEmpty() ? 0 : 1);
    return output;
  }
}

package io.github.ricochet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lint loads what it needs, and little else: each class takes its share of the start. */
class StartTest {

  @TempDir Path temp;

  @Test
  void aLintForPeopleLoadsNothingOfOtherCommandsAndFormats() throws Exception {
    List<String> loaded = loadedBy("lint", "samples/tika");

    assertThat(loaded)
        .noneMatch(name -> name.matches("io\\.github\\.ricochet\\.cli\\.(Trace|Services|Parse).*"))
        .noneMatch(name -> name.equals("com.fasterxml.jackson.core.JsonFactory"))
        .noneMatch(name -> name.startsWith("io.github.ricochet.picture."))
        .noneMatch(name -> name.startsWith("io.github.ricochet.vuurmuur."))
        .noneMatch(name -> name.equals("org.drools.base.util.PropertyReactivityUtil"))
        .noneMatch(name -> name.startsWith("java.util.logging."));
    assertThat(loaded.stream().filter(name -> !name.contains("Lambda")).count())
        .as("classes that are loaded")
        .isLessThan(3_500);
  }

  private List<String> loadedBy(String... words) throws IOException, InterruptedException {
    Path log = temp.resolve("classes");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:class+load:file=" + log + "::filecount=0",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(words));
    Process process = builder.redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isEqualTo(1);
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceFirst("^(\\[.*?\\])+ ", "").replaceFirst(" .*", ""))
        .toList();
  }
}

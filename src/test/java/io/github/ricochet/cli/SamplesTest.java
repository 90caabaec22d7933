package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lint} prints for the hosts of {@code samples/}, and what the README says of it. */
class SamplesTest {

  static List<String> samples() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("samples"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** The dumps of a sample. */
  static List<String> files(String sample) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples", sample))) {
      return files.filter(f -> !f.endsWith("expected.txt")).map(Path::toString).sorted().toList();
    }
  }

  /** {@code target/ricochet lint samples/NAME > samples/NAME/expected.txt} makes it anew. */
  @ParameterizedTest
  @MethodSource("samples")
  void everySamplePrintsWhatIsExpected(String sample) throws IOException {
    String expected = Files.readString(Path.of("samples", sample, "expected.txt"));

    assertThat(Run.of("lint", "samples/" + sample).out()).isEqualTo(expected);
  }

  /** So what is printed for them is held against the kernel, wherever the case is. */
  @ParameterizedTest
  @ValueSource(strings = {"lxc", "docker", "kubernetes"})
  void theCommonestStoriesAreDumpsOfRecordedCases(String sample) throws IOException {
    Path recorded = Path.of("src", "test", "resources", "cases", "sample-" + sample);
    List<Path> dumps = files(sample).stream().map(Path::of).toList();

    assertThat(dumps).isNotEmpty();
    for (Path dump : dumps) {
      assertThat(dump).hasSameTextualContentAs(recorded.resolve(dump.getFileName()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lxc", "docker", "kubernetes"})
  void theCommonestStoriesFailByTheBounceAndNothingElse(String sample) {
    Run run = Run.of("lint", "--fail-on", "warning", "samples/" + sample);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("error[RC101]", "1 error, 0 warnings");
  }

  @Test
  void theHostOfTheBlogPostFails() {
    assertThat(Run.of("lint", "samples/tika").code()).isEqualTo(1);
    assertThat(Run.of("lint", "--fail-on", "never", "samples/tika").code()).isZero();
  }

  @Test
  void withHairpinItPasses() {
    assertThat(Run.of("lint", "samples/tika-hairpin").code()).isZero();
  }

  @Test
  void theReadmeShowsTheTwoCommandsAndWhatTheyPrint() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(readme)
        .contains("    mvn -q -ntp -DskipTests package && target/ricochet lint samples/tika\n")
        .contains("    mvn verify\n")
        .contains("```\n" + Run.of("lint", "samples/tika").out() + "```\n");
  }

  @Test
  void theReadmeNamesCommandsThatThereAre() throws IOException {
    List<String> named =
        Files.readString(Path.of("README.md"))
            .lines()
            .filter(line -> line.startsWith("| `ricochet "))
            .map(line -> line.split("[ `]+", -1)[2])
            .toList();

    assertThat(named)
        .containsExactlyElementsOf(Stream.of(CommandName.values()).map(CommandName::word).toList());
  }
}

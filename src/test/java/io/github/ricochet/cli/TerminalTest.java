package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on who watches. */
class TerminalTest {

  private static final String ESCAPE = "\033[";

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 100})
  void proseAndExcerptsFitTheTerminal(int columns) {
    String out = Run.watched(columns, "lint", "--color=never", "samples/tika").out();

    assertThat(out.lines().filter(l -> l.matches("  (?!-->)\\S.*| {6}(?! ).*")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  @Test
  void theMarkStandsBelowWhatIsMeant() {
    String out = Run.watched(60, "lint", "--color=never", "samples/tika").out();

    assertThat(out).contains("\n      hairpin off guard off").contains("\n      ^~~~~~~~~~~\n");
  }

  @Test
  void colourIsForTerminalsAndThoseWhoWantIt() {
    assertThat(Run.watched(80, "lint", "samples/tika").out()).contains(ESCAPE);
    assertThat(Run.watched(80, "lint", "--color=never", "samples/tika").out())
        .doesNotContain(ESCAPE);
    assertThat(Run.of("lint", "samples/tika").out()).doesNotContain(ESCAPE);
    assertThat(Run.of("lint", "--color=always", "samples/tika").out()).contains(ESCAPE);
    assertThat(Run.of("lint", "--color=sometimes", "samples/tika").err())
        .contains("--color takes auto, always, never; not sometimes");
  }

  @Test
  void quietSaysOnlyWhatIsFound() {
    Run found = Run.of("lint", "samples/tika", "--quiet");
    Run clean = Run.of("lint", "samples/tika-hairpin", "-q", "--only=RC101");

    assertThat(found.out()).contains("error[RC101]").doesNotContain("1 error,");
    assertThat(clean.out()).isEmpty();
    assertThat(clean.code()).isZero();
    assertThat(Run.of("lint", "samples", "-q", "--verbose").err())
        .contains("either --quiet or --verbose");
  }

  @Test
  void longWorkTellsHowFarItIs() throws InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new Output(new ByteArrayOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminal(false, OptionalInt.empty(), true));

    try (Progress progress = Progress.of(console, 3, false)) {
      progress.done(() -> {});
      for (int i = 0; i < 600 && err.size() == 0; i++) {
        Thread.sleep(100);
      }
    }

    assertThat(err.toString(StandardCharsets.UTF_8))
        .matches("(?s)(?:\r\033\\[Kricochet: 1 of 3 hosts, \\d+ s)+\r\033\\[K");
  }

  @Test
  void shortWorkDoesNot() {
    assertThat(Run.watched(80, "lint", "samples/tika").err()).isEmpty();
    assertThat(Run.of("lint", Path.of("samples/tika")).err()).isEmpty();
  }
}

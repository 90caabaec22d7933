package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host of many services with one fault is one finding that one can read. */
class ManyFindingsTest {

  @Test
  void oneCauseIsOneFindingCutToWhatOneReads(@TempDir Path folder) throws IOException {
    String host = ManyServices.write(folder.resolve("many"), 60, 40).toString();
    String text = Run.of("lint", host).out();

    assertThat(text.lines().filter(line -> line.startsWith("error["))).hasSizeLessThan(2);
    assertThat(text.lines()).hasSizeLessThan(100);
    assertThat(text).contains("--verbose");
    assertThat(Run.of("lint", "--verbose", host).out().lines()).hasSizeGreaterThan(200);
  }
}

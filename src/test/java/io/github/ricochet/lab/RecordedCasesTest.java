package io.github.ricochet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.path.RecordedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator says what the kernel did on the hosts that the project's own lab recorded. */
class RecordedCasesTest {

  static List<Path> cases() {
    return RecordedHost.below(Path.of("src", "test", "resources", "cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatTheKernelDid(Path folder) throws IOException {
    assertThat(Comparison.of(folder)).isEmpty();
  }
}

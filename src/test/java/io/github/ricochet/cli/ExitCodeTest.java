package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @ParameterizedTest
  @CsvSource({"0,0,0", "0,3,3", "3,1,1", "1,2,2", "0,1,1", "3,2,2"})
  void overSeveralHostsTheWorstCounts(int a, int b, int worst) {
    assertThat(ExitCode.worse(a, b)).isEqualTo(worst);
    assertThat(ExitCode.worse(b, a)).isEqualTo(worst);
  }
}

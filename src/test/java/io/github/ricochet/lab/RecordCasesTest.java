package io.github.ricochet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records cases from their {@code spec.json}, with the kernel that it runs on: {@code mvn -o test
 * -Pkernel -DexcludedGroups= -Dgroups=record -Dcase=NAME}. Without a name it records all.
 */
@Tag("record")
class RecordCasesTest {

  private static final Path CASES = Path.of("src", "test", "resources", "cases");

  static List<Path> cases() throws IOException {
    String wanted = System.getProperty("case", "");
    try (Stream<Path> all = Files.list(CASES)) {
      return all.filter(c -> wanted.isEmpty() || c.endsWith(wanted)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kernelRepeatsItself(Path folder) throws IOException {
    String cost = ErrorRate.set("0");
    try {
      LabSpec spec = SpecJson.read(folder.resolve("spec.json"));
      List<Result> first = Lab.record(spec, folder, Lab.WAIT);
      List<Result> second = Lab.record(spec, folder, 3 * Lab.WAIT);
      for (int i = 0; i < first.size(); i++) {
        assertThat(second.get(i).sameEnd(first.get(i))).as("probe %s", first.get(i)).isTrue();
      }
    } finally {
      ErrorRate.set(cost);
    }
    assertThat(Comparison.of(folder)).isEmpty();
  }
}

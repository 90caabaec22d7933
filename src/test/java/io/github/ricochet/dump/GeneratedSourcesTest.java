package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parsers are made from grammar/ on every build and never lie among the sources. */
class GeneratedSourcesTest {
  private static final Path GENERATED =
      Path.of("target/generated-sources/antlr4/io/github/ricochet/dump/parser");

  @Test
  void everyGrammarHasItsParserBelowTarget() throws IOException {
    Set<String> generated = namesBelow(GENERATED);

    assertThat(grammars())
        .isNotEmpty()
        .allSatisfy(
            grammar ->
                assertThat(generated)
                    .anyMatch(name -> name.matches(grammar + "(Parser|Lexer)?[.]java")));
  }

  @Test
  void nothingThatWasGeneratedLiesAmongTheSources() throws IOException {
    assertThat(namesBelow(Path.of("src"))).doesNotContainAnyElementsOf(namesBelow(GENERATED));
    assertThat(namesBelow(Path.of("grammar"))).allMatch(name -> name.endsWith(".g4"));
  }

  private static List<String> grammars() throws IOException {
    return namesBelow(Path.of("grammar")).stream()
        .map(name -> name.replace(".g4", ""))
        .sorted()
        .toList();
  }

  private static Set<String> namesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toSet());
    }
  }
}

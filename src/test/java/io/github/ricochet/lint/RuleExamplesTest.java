package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A rule's folder may hold two hosts: {@code fires}, in which the rule finds something, and {@code
 * silent}, which is nearly the same and in which it finds nothing.
 */
class RuleExamplesTest {

  @TestFactory
  Stream<DynamicTest> theRuleFiresOnItsExample() {
    return examples("fires")
        .map(
            host ->
                DynamicTest.dynamicTest(
                    id(host), () -> assertThat(Dumps.of(host).lint(id(host))).isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> theRuleStaysSilentOnItsNearMiss() {
    return examples("silent")
        .map(
            host ->
                DynamicTest.dynamicTest(
                    id(host), () -> assertThat(Dumps.of(host).lint(id(host))).isEmpty()));
  }

  /** The near-miss of a rule is no broken input that nothing could be found in. */
  @TestFactory
  Stream<DynamicTest> allExamplesAreUnderstood() {
    return Stream.of("fires", "silent")
        .flatMap(RuleExamplesTest::examples)
        .map(
            host ->
                DynamicTest.dynamicTest(
                    host.toString(), () -> assertThat(Dumps.of(host).lint("RC901")).isEmpty()));
  }

  /** Every rule of the hundreds that reason about rules alone has both. */
  @TestFactory
  Stream<DynamicTest> bothAreThere() {
    return folders()
        .filter(folder -> id(folder.resolve("fires")).matches("RC([34].*|909)"))
        .filter(folder -> !folder.endsWith("RC309-hygiene-unfinished"))
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.toString(),
                    () -> assertThat(List.of("fires", "silent")).allMatch(w -> has(folder, w))));
  }

  private static boolean has(Path folder, String which) {
    return Files.isDirectory(folder.resolve(which));
  }

  private static Stream<Path> examples(String which) {
    return folders().filter(f -> has(f, which)).map(f -> f.resolve(which));
  }

  private static Stream<Path> folders() {
    try (Stream<Path> folders = Files.list(Path.of("rules"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the rule in whose folder a host stands. */
  private static String id(Path host) {
    String folder = host.getParent().getFileName().toString();
    return folder.substring(0, Math.min(5, folder.length()));
  }
}

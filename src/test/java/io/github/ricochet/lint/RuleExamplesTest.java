package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.config.ConfigException;
import io.github.ricochet.config.PolicyReader;
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
        .map(host -> DynamicTest.dynamicTest(id(host), () -> assertThat(found(host)).isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> theRuleStaysSilentOnItsNearMiss() {
    return examples("silent")
        .map(host -> DynamicTest.dynamicTest(id(host), () -> assertThat(found(host)).isEmpty()));
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
        .filter(folder -> id(folder.resolve("fires")).matches("RC([346].*|909)"))
        .filter(folder -> !folder.endsWith("RC309-hygiene-unfinished"))
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.toString(),
                    () -> assertThat(List.of("fires", "silent")).allMatch(w -> has(folder, w))));
  }

  /** What the rule of the host's folder finds. */
  private static List<Finding> found(Path host) {
    Path policy = host.resolve(PolicyReader.NAME);
    return Files.exists(policy)
        ? Dumps.of(host).lint(id(host), read(policy))
        : Dumps.of(host).lint(id(host));
  }

  private static List<Expectation> read(Path policy) {
    try {
      return PolicyReader.read(policy, PolicyReader.NAME);
    } catch (IOException | ConfigException e) {
      throw new AssertionError(policy.toString(), e);
    }
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

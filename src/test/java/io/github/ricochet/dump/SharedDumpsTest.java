package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dumps of real hosts, and of routers whose behaviour is known. They are not part of the project;
 * where they are not beside it, these tests say so and pass.
 */
class SharedDumpsTest {

  private static final Path SHARED = Path.of("../shared");

  private static Path shared(String folder) {
    Path path = SHARED.resolve(folder);
    boolean there = Files.isDirectory(path);
    if (!there) {
      System.out.println("skipped: " + path + " is not there");
    }
    assumeTrue(there);
    return path;
  }

  @ParameterizedTest
  @ValueSource(strings = {"kernel-truth", "field"})
  void everyHostIsReadWholly(String folder) {
    List<HostPaths> hosts = HostReader.hosts(List.of(shared(folder)));
    assertThat(hosts).hasSizeGreaterThan(10);
    for (HostPaths paths : hosts) {
      Host host = HostReader.read(paths);
      assertThat(host.problems()).as(paths.name()).isEmpty();
      assertThat(host.inputs()).as(paths.name()).allMatch(SharedDumpsTest::isUnderstood);
      assertThat(host.ports())
          .as(paths.name())
          .noneMatch(port -> port.hairpin() == Setting.UNKNOWN);
      assertThat(host.has(DumpKind.IP_ADDR)).as(paths.name()).isTrue();
      assertThat(host.bridges()).as(paths.name()).isNotEmpty();
      assertThat(host.neighbours()).as(paths.name()).isNotEmpty();
    }
  }

  private static boolean isUnderstood(Input input) {
    return input.kind() == DumpKind.UNRECOGNISED
        ? !input.file().endsWith(".txt") || input.lines() == 0
        : input.lines() == input.understood();
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus/ip-addr", "corpus/ip-route"})
  void everyLineOfTheCorpusIsUnderstood(String folder) throws Exception {
    try (Stream<Path> files = Files.list(shared(folder))) {
      for (Path file : files.sorted().collect(Collectors.toList())) {
        Host host = HostReader.read(file.toString(), List.of(file));
        assertThat(host.problems())
            .as(file.toString())
            .allMatch(p -> p.kind() == Problem.Kind.FOREIGN_TEXT);
        assertThat(host.inputs())
            .as(file.toString())
            .isNotEmpty()
            .allMatch(SharedDumpsTest::isUnderstood);
      }
    }
  }

  @Test
  void aFolderOfHostsIsFound() {
    Path truth = shared("kernel-truth");
    assertThat(HostReader.hosts(List.of(truth)))
        .extracting(HostPaths::name)
        .contains(truth + "/plain/0000", truth + "/tika-vuurmuur")
        .doesNotContain(truth + "/plain");
  }
}

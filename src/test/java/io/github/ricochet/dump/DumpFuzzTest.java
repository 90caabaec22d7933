package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.ricochet.dump.TextFiles.UnreadableException;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.xtables.Ruleset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer's fuzz test, from the samples and the variants as seeds: whatever the bytes of a file are,
 * it is read in short time within the memory of the profile {@code fuzz}, or told to be unreadable.
 */
class DumpFuzzTest {

  /**
   * The processor's time for what Jazzer makes, some kilobytes each, under instrumentation; how
   * busy the machine is does not count.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static Stream<byte[]> seeds() throws IOException {
    try (Stream<Path> samples = Files.walk(Path.of("samples"));
        Stream<Path> variants =
            Files.walk(Path.of("src/test/resources/io/github/ricochet/dump/variants"))) {
      return Stream.concat(samples, variants)
          .filter(Files::isRegularFile)
          .sorted()
          .map(DumpFuzzTest::bytes)
          .toList()
          .stream();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void noFileBreaksTheReaders(byte[] bytes) {
    DumpFile file;
    try {
      file = TextFiles.text(bytes, "dump");
    } catch (UnreadableException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    long start = THREADS.getCurrentThreadCpuTime();
    Host host = HostReader.readText("h", List.of(file));
    for (Ruleset rules : host.rulesets().values()) {
      rules.save();
    }
    Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    assertThat(taken).isLessThan(PATIENCE);
  }
}

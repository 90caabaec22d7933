package io.github.ricochet.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.gates.Shell.Result;
import io.github.ricochet.gates.Shell.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand hosts in one run of the program as it is packed. */
@Tag("kernel")
class FleetTest {

  private static final int HOSTS = 1000;
  private static final Path PROGRAM = Path.of("target/ricochet").toAbsolutePath();
  private static final Path TRUTH = Path.of("../shared/kernel-truth");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  @TempDir private Path temp;
  private final List<String> names = new ArrayList<>();

  @BeforeEach
  void hosts() throws IOException {
    boolean there = Files.isExecutable(PROGRAM) && Files.isDirectory(TRUTH);
    if (!there) {
      System.out.println("skipped: target/ricochet or " + TRUTH + " is not there");
    }
    assumeTrue(there);
    List<Path> recorded;
    try (Stream<Path> all = Files.walk(TRUTH)) {
      recorded = all.filter(p -> p.endsWith("truth.json")).map(Path::getParent).sorted().toList();
    }
    for (int i = 0; i < HOSTS; i++) {
      String name = String.format("h%04d", i);
      Shell.copy(recorded.get(i % recorded.size()), temp.resolve(name));
      names.add(name);
    }
    // One host whose only dump is no text.
    Path broken = temp.resolve("h0500");
    try (Stream<Path> files = Files.list(broken)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.write(broken.resolve("iptables-save.txt"), new byte[] {0, 1, 2, 0, 3});
  }

  @Test
  void takesLittleMemoryAndAFifthOfTheTime() throws Exception {
    Shell shell = Shell.in(temp);
    List<String> words = new ArrayList<>(List.of(PROGRAM.toString(), "lint"));
    words.addAll(names);
    long start = System.nanoTime();
    Running running = shell.start(words.toArray(String[]::new));
    long peak = 0;
    while (running.process().isAlive()) {
      peak = Math.max(peak, peak(running.process().pid()));
      Thread.sleep(50);
    }
    Result all = running.end();
    long each = (System.nanoTime() - start) / HOSTS;
    long single = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      start = System.nanoTime();
      shell.run(PROGRAM.toString(), "lint", names.get(i));
      single = Math.min(single, System.nanoTime() - start);
    }
    System.out.printf(
        "%d hosts: %.1f ms each, %.0f ms for a single run, %d MB at most%n",
        HOSTS, each / 1e6, single / 1e6, peak / 1024);

    assertThat(peak).isBetween(1L, 1024L * 1024);
    assertThat(each).isLessThan(single / 5);
    assertThat(all.code()).isEqualTo(2);
    assertThat(all.said())
        .contains("ricochet: h0500: ", " of 1000 hosts done", " on " + (HOSTS - 1) + " hosts");
    assertThat(
            all.said().lines().filter(l -> l.matches("h\\d{4} \\(.*")).map(l -> l.substring(0, 5)))
        .hasSize(HOSTS - 1)
        .isSorted();
  }

  private static long peak(long process) {
    try {
      Matcher matcher = PEAK.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }
}

package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A report for strangers says what the other says, and not of whom. */
class AnonymiseTest {

  private static final Pattern FINDING =
      Pattern.compile("(?m)^(?:error|warning|note)\\[RC\\d+\\] [a-z-]+(?: \\(.*?\\))?");

  @TempDir Path temp;

  static List<Path> hosts() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("src/test/resources/cases"))) {
      return Stream.concat(
              Stream.of(Path.of("samples/tika"), Path.of("samples/tika-hairpin")), cases.sorted())
          .toList();
    }
  }

  private static List<String> findings(Run run) {
    return FINDING.matcher(run.out()).results().map(found -> found.group()).sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void theSameIsFound(Path host) {
    String[] options = {"--fail-on=never", "--no-config"};

    Run run = Run.of("lint", host, options);

    assertThat(findings(Run.of("lint", host, options[0], options[1], "--anonymise")))
        .isEqualTo(findings(run));
  }

  @Test
  void noFormatSaysWhoItIs() throws IOException {
    HostCopy host = HostCopy.of("tika", temp.resolve("acmegmbh"));
    host.comment("for Mr Miller, room 12");
    host.edit("iptables-save.txt", "^COMMIT", "-A FORWARD --dprot secretword 10.0.0.77\n$0");
    host.edit("iptables-save.txt", "^COMMIT", "-A FORWARD -i wg-bob -j DROP\n$0");
    host.edit("sysctl.txt", "\\z", "kernel.hostname = gw7xq.acmegmbh.example\n");
    Files.writeString(host.folder().resolve("mail-from-Miller.txt"), "Dear Miller\n1.2.3.4\n");
    rename(host.folder());
    Set<String> secrets =
        new TreeSet<>(
            List.of(
                "10.77.88.",
                "82.94.7.",
                "lanbr",
                "x-shop",
                "a2:a2:b0:9a:2a:69",
                "Miller",
                "room 12",
                "secretword",
                "bob",
                "gw7xq",
                "acmegmbh"));

    for (Format format : Format.values()) {
      Run run = Run.of("lint", host.folder(), "--anonymise", "-v", "--format=" + format.word());

      assertThat(run.out()).as(format.word()).contains("RC101").doesNotContain(secrets);
    }
  }

  /** The pages of the rules, which some formats hold, have the names of the sample for example. */
  private static void rename(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(
            file,
            Files.readString(file)
                .replace("10.0.0.", "10.77.88.")
                .replace("192.0.2.", "82.94.7.")
                .replace("br-lxc", "lanbr")
                .replace("v-web", "x-shop"));
      }
    }
  }

  @Test
  void theSameIsReplacedByTheSame() {
    String out = Run.of("lint", Path.of("samples/tika"), "--anonymise", "--format=gcc").out();

    Set<String> networks = new TreeSet<>();
    Pattern.compile("\\b10\\.\\d+\\.\\d+\\.")
        .matcher(out)
        .results()
        .forEach(m -> networks.add(m.group()));
    assertThat(networks).hasSize(1).doesNotContain("10.0.0.");
  }

  @Test
  void anotherRunReplacesThemByOthers() {
    Run one = Run.of("lint", Path.of("samples/tika"), "--anonymise", "--format=gcc");
    Run other = Run.of("lint", Path.of("samples/tika"), "--anonymise", "--format=gcc");

    assertThat(one.out()).isNotEqualTo(other.out());
  }

  @Test
  void whatIsAssumedOfAPortIsAssumedOfItsOtherName() {
    Path host = Path.of("samples/tika");

    assertThat(findings(Run.of("lint", host, "--anonymise", "--assume=hub:v-web")))
        .isEqualTo(findings(Run.of("lint", host, "--assume=hub:v-web")));
  }

  @Test
  void whatCannotBeAnonymisedIsRefused() {
    Run tree = Run.of("lint", Path.of("samples/tika-vuurmuur"), "--anonymise");

    assertThat(tree.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tree.out()).isEmpty();
    assertThat(Run.of("lint", Path.of("samples/tika"), "--anonymise", "--baseline=x").err())
        .contains("either --anonymise or --baseline, not both");
  }
}

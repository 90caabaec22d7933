package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lint HOST --with FILE}: the host as it would be, before anyone applies the rules. */
class WithTest {

  private static final String SNAT_TO_INSIDE =
      """
      *nat
      :PREROUTING ACCEPT [0:0]
      :POSTROUTING ACCEPT [0:0]
      -A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.0.0.2
      COMMIT
      """;

  @TempDir Path temp;

  private Path rules(String text) throws IOException {
    return Files.writeString(temp.resolve("new.rules"), text);
  }

  @Test
  void theTablesOfTheFileTakeThePlaceOfTheHosts() throws IOException {
    Path file = rules(SNAT_TO_INSIDE);

    Run run = Run.of("lint", Path.of("samples/tika"), "--with=" + file, "--format=gcc");

    assertThat(run.out())
        .contains(file + ":4:1: error: 10.0.0.2 cannot reach 192.0.2.1:8080/tcp")
        .doesNotContain("192.0.2.1:80/tcp", "192.0.2.1:80-81/tcp");
  }

  @Test
  void aChangeThatCuresIsSeen() throws IOException {
    Path file = rules("*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n");

    assertThat(Run.of("lint", Path.of("samples/tika")).code()).isEqualTo(1);
    assertThat(Run.of("lint", Path.of("samples/tika"), "--with=" + file).code()).isZero();
  }

  @Test
  void whatIsNotUnderstoodOfItIsTold() throws IOException {
    Path file =
        rules("*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING --dprot 80 -j ACCEPT\nCOMMIT\n");

    Run run = Run.of("lint", Path.of("samples/tika"), "--with=" + file, "--format=gcc");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains(file + ":3:").contains("[RC901]");
  }

  @Test
  void traceWalksThroughThemToo() throws IOException {
    Path file = rules(SNAT_TO_INSIDE);

    Run run =
        Run.of(
            "trace",
            Path.of("samples/tika"),
            "--with=" + file,
            "--from=10.0.0.3",
            "--to=192.0.2.1:8080/tcp");

    assertThat(run.out()).contains("destination 192.0.2.1:8080 -> 10.0.0.2:8080");
  }

  @Test
  void wrongCallsAreTold() throws IOException {
    Path none = Files.writeString(temp.resolve("none"), "hello\n");
    Path file = rules(SNAT_TO_INSIDE);

    assertThat(Run.of("lint", Path.of("samples/tika"), "--with=" + none).err())
        .contains("there are none in " + none);
    assertThat(Run.of("lint", Path.of("samples"), "--with=" + file).err())
        .contains("--with takes one host");
    assertThat(Run.of("lint", Path.of("samples/tika"), "--with=" + temp.resolve("gone")).code())
        .isEqualTo(ExitCode.FAILED);
  }
}

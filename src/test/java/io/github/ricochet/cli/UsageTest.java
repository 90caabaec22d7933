package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong calls get one line that says what would be right, and exit code 2. */
class UsageTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lnit                              | did you mean lint?
          --hlep                            | did you mean --help?
          lint --fromat json .              | did you mean --format?
          lint --format jsno .              | did you mean json?
          lint --format                     | --format needs a value: FORMAT
          lint                              | which host?
          lint --assume hubs:v-web .        | did you mean hub:?
          lint --fail-on errors .           | did you mean error?
          explain RC1O1                     | did you mean RC101?
          explain same-port                 | did you mean RC101 same-port-bounce?
          explain                           | which rule?
          services --width wide .           | --width takes a number from 10, not wide
          rules RC101                       | ricochet explain RULE
          trace .                           | trace needs --from and --to, or --packets
          trace . --from x --to 1.2.3.4:1   | no IP address: x
          trace . --from local --to 1.2.3.4 | --to takes ADDRESS:PORT/PROTO
          trace . --from local --to ::1:80  | IPv6 is not simulated yet
          trace . --from local --to 1.1.1.1:99999/tcp | no port: 99999
          trace . --from local --to 1.1.1.1:80/icmp   | tcp and udp can be walked, not icmp
          """)
  void wrongCallsAreTold(String call, String told) {
    Run run = Run.of(call.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("ricochet: ").contains(told).hasLineCount(1);
  }

  @Test
  void theLastWordCountsWhereThereIsOneAndAllWhereThereAreMany() {
    Run last = Run.of("lint", "samples/tika", "--format=json", "--skip=RC101", "--format=gcc");
    Run all = Run.of("lint", "samples/tika", "--format=gcc", "--skip=RC101", "--skip=RC107");

    assertThat(last.out()).contains("[RC107]").doesNotContain("{", "[RC101]");
    assertThat(all.out()).isEmpty();
  }

  @Test
  void withoutCommandItSaysWhereHelpIs() {
    assertThat(Run.of().err()).isEqualTo("ricochet: which command? ricochet --help lists them\n");
    assertThat(Run.of().code()).isEqualTo(2);
  }

  @Test
  void aMissingPathIsAFailure() {
    Run run = Run.of("lint", folder.resolve("nowhere").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no such file or folder: ").hasLineCount(1);
  }

  @Test
  void anEmptyFolderHasNothingToLint() {
    Run run = Run.of("lint", folder.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("no dump in it").hasLineCount(1);
  }

  @Test
  void aFolderOfUnrelatedFilesHasNothingToLint() throws IOException {
    Files.writeString(folder.resolve("diary.txt"), "Today the network was slow.\n");
    Files.write(folder.resolve("photo.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1, 2});

    Run run = Run.of("lint", folder.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("no dump in it").hasLineCount(1);
  }

  @Test
  void everyCommandHasHelp() {
    assertThat(Run.of("--help").out()).contains("lint", "trace", "explain", "rules");
    for (CommandName name : CommandName.values()) {
      Run run = Run.of(name.word(), "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out()).startsWith("usage: ricochet " + name.word()).contains("--help");
    }
  }

  @Test
  void theVersionIsTold() {
    assertThat(Run.of("--version").out()).matches("ricochet \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void anInternalErrorNamesOurOwnLineAndNotTheLibrarys() {
    Throwable thrown = catchThrowable(() -> Integer.parseInt("no number"));

    assertThat(Ricochet.internal(thrown))
        .startsWith("java.lang.NumberFormatException: ")
        .contains(" at io.github.ricochet.cli.UsageTest.")
        .endsWith("; please report it");
  }
}

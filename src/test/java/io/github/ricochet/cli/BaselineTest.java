package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A baseline holds what was there when a line was drawn: only what is new counts. */
class BaselineTest {

  @TempDir Path temp;

  private HostCopy host;
  private String file;

  @BeforeEach
  void write() {
    host = HostCopy.withOutputRule("tika", temp);
    file = temp.resolve("known.jsonl").toString();
    assertThat(host.lint("--write-baseline", file).code()).isZero();
  }

  @Test
  void whatIsInItDoesNotCount() {
    Run run = host.lint("--baseline", file);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("; 1 silenced");
  }

  @Test
  void itNamesHostsFromItsOwnFolder() throws IOException {
    assertThat(Files.readString(Path.of(file)))
        .startsWith("{\"schema\":\"ricochet.baseline/1\"}\n{\"host\":\"tika\",\"rule\":\"RC101\",");
  }

  @Test
  void whatIsNewCounts() {
    host.edit("iptables-save.txt", "--dport 80:81( .* -j DNAT)", "--dport 80:82$1");

    Run run = host.lint("--baseline", file);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("error[RC101]");
  }

  @Test
  void whatIsGoneIsNamed() {
    host.edit("bridge-link.txt", "hairpin off", "hairpin on")
        .edit("ip-link.txt", "hairpin off", "hairpin on");

    Run run = host.lint("--baseline", file);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("gone[RC101]", "1 of the baseline gone, write it anew");
    assertThat(
            Consumers.findings(host.lint("--baseline", file, "--format", "json").out()).toString())
        .contains("\"gone\":[{\"rule\":\"RC101\"");
  }

  @Test
  void whatIsLeftOutIsNotGone() {
    assertThat(host.lint("--baseline", file, "--skip", "RC101").out()).doesNotContain("gone[");
  }

  @Test
  void itIsNotWidenedByWritingItAnew() {
    assertThat(host.lint("--baseline", file, "--write-baseline", file).code()).isZero();
    assertThat(host.lint("--baseline", file).code()).isZero();
  }

  @Test
  void whatIsNotUnderstoodIsNeverInIt() {
    host.before("-A PREROUTING --dprot 80");

    assertThat(host.lint("--write-baseline", file).code()).isEqualTo(1);
    assertThat(host.lint("--baseline", file).code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ^^                             | it is empty
          {"schema":"ricochet.other/1"}  | known.jsonl:1: no baseline
          {"schema":                     | known.jsonl:1:
          {"schema":"ricochet.baseline/1"}/{"host":"x"} | known.jsonl:2: an entry has host
          """)
  void aFileThatIsNoneIsToldWithItsPlace(String text, String told) throws IOException {
    Files.writeString(Path.of(file), text.replace("/{", "\n{"));

    Run run = host.lint("--baseline", file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(told).hasLineCount(1);
  }

  @Test
  void aFileThatIsNotThereIsAFailure() {
    assertThat(host.lint("--baseline", temp.resolve("no").toString()).code()).isEqualTo(2);
  }
}

package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parse}: what was read, and what was not understood. */
class ParseTest {

  private static final String RULES =
      """
      *filter
      :INPUT ACCEPT [0:0]
      -A INPUT -p tcp --dport 22 -j ACCEPT
      -A INPUT -m frobnicate --level 3 -j GLORB --deep
      COMMIT
      """;

  @TempDir Path folder;

  private String file(String text) throws IOException {
    Path file = folder.resolve("rules.v4");
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void saysWhatEachFileHolds() {
    Run run = Run.of("parse", "samples/tika");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("iptables-save                samples/tika/iptables-save.txt, 195 lines\n")
        .contains("144 rules");
  }

  @Test
  void namesWhatItKnowsByNameOnlyAndKeepsItsWords() throws IOException {
    Run run = Run.of("parse", file(RULES));
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("known by name only: -j GLORB, 1 time")
        .contains("-m frobnicate, 1 time");
    assertThat(Run.of("parse", "--canonical", file(RULES)).out())
        .contains("-A INPUT -m frobnicate --level 3 -j GLORB --deep\n")
        .contains("-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n");
  }

  @Test
  void failsWhereALineIsNotUnderstoodAndSaysWhere() throws IOException {
    Run run = Run.of("parse", file(RULES.replace("--dport 22", "--dport 99999")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("rules.v4:3:")
        .contains("not understood")
        .contains("1 not understood");
  }

  @Test
  void ofAFileThatIsNoDumpNoLineIsToBeUnderstood() throws IOException {
    Files.copy(Path.of("LICENSE"), folder.resolve("LICENSE"));
    Run run = Run.of("parse", folder.toString(), file(RULES));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("unrecognised").doesNotContain("not understood");
    assertThat(Run.of("parse", "--format", "json", folder.toString()).out())
        .contains("\"notUnderstood\" : 0")
        .doesNotContain("\"notUnderstood\" : 2");
  }

  @Test
  void printsTheFactsForMachines() {
    Run run = Run.of("parse", "samples/tika", "--format", "json");
    assertThat(run.out())
        .startsWith("{\n  \"schema\" : \"ricochet.parse/1\"")
        .contains("\"hairpin\" : \"off\"");
  }

  @Test
  void hasTheExitCodesOfLintForWhatIsNoHost() {
    assertThat(Run.of("parse", folder.toString()).code()).isEqualTo(3);
    assertThat(Run.of("parse", folder.resolve("nothing").toString()).code()).isEqualTo(2);
  }
}

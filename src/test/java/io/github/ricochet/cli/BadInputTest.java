package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is told with its place, and never passes. */
class BadInputTest {

  private static final String RULES =
      """
      *filter
      :INPUT ACCEPT [0:0]
      :FORWARD ACCEPT [0:0]
      :OUTPUT ACCEPT [0:0]
      -A FORWARD -p tcp -m tcp --dport 80 -j ACCEPT
      COMMIT
      """;

  @TempDir Path folder;

  private Run lint(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.txt"), text);
    String[] args = new String[options.length + 2];
    args[0] = "lint";
    args[1] = file.toString();
    System.arraycopy(options, 0, args, 2, options.length);
    return Run.of(args);
  }

  @Test
  void goodRulesPass() throws IOException {
    assertThat(lint(RULES).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "warning", "note", "never"})
  void aLineThatIsNoRuleFailsWhateverFailOnSays(String failOn) throws IOException {
    Run run = lint(RULES.replace("--dport", "--dprot"), "--fail-on", failOn);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("error[RC901]", "rules.txt:5:");
  }

  @Test
  void aDumpThatIsCutOffFails() throws IOException {
    Run run = lint(RULES.replace("COMMIT\n", ""), "--fail-on", "never");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("error[RC902]", "rules.txt:");
  }

  @Test
  void aBinaryFileIsNotReadable() throws IOException {
    Path file = Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xff, 0});

    Run run = Run.of("lint", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("binary is binary (a NUL byte at offset 0), not the text of a dump")
        .hasLineCount(1);
  }

  @Test
  void oneHostsFailureDoesNotHideTheOthers() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(Files.createDirectory(folder.resolve("good")).resolve("rules"), RULES);

    Run run = Run.of("lint", folder.resolve("empty").toString(), folder.resolve("good").toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("good (1 dump): nothing found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void nothingInADumpMovesTheTerminal(String format) throws IOException {
    String hostile = "-A FORWARD --x \u001b[2J\u0007\u009b31m\u202egnp.exe\u2028 -j DROP";

    Run run = lint(RULES.replace("COMMIT", hostile + "\nCOMMIT"), "--format", format);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().codePoints().filter(c -> c != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT || c == 0x2028);
  }
}

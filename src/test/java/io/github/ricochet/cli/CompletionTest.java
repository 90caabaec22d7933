package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Completions and the manual page say what {@code --help} says, and are what their readers take.
 */
class CompletionTest {

  @TempDir Path temp;

  private static List<String> options(String text) {
    return Pattern.compile("(?m)^  (?:-\\w, |    )?(--[a-z-]+)")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyOptionOfTheHelpIsInAllOfThem(CommandName command) {
    List<String> options = options(Run.of(command.word(), "--help").out());
    String man = Run.of("man").out().replace("\\-", "-");
    int start = man.indexOf(".SS ricochet " + command.word());
    int end = man.indexOf("\n.S", start + 1);

    assertThat(options).contains("--help", "--color");
    assertThat(start).isPositive();
    assertThat(man.substring(start, end)).contains(options);
    assertThat(section(Run.of("completion", "bash").out(), "    " + command.word() + ")"))
        .contains(options);
    assertThat(section(Run.of("completion", "zsh").out(), "        " + command.word() + ")"))
        .contains(options);
  }

  private static String section(String script, String label) {
    int start = script.indexOf("\n" + label + "\n");
    assertThat(start).isPositive();
    Pattern next = Pattern.compile("\n {" + label.indexOf(label.strip()) + "}[a-z]+\\)\n");
    int end =
        next.matcher(script)
            .results()
            .map(MatchResult::start)
            .filter(at -> at > start)
            .findFirst()
            .orElse(script.length());
    return script.substring(start, end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          li                     | lint
          ricochet-not-there     |
          lint --form            | --format
          lint --format sa       | sarif
          lint --format = sa     | sarif
          lint --skip RC10       | RC101 RC102 RC103 RC104 RC105 RC106 RC107
          lint samples/tika-h    | samples/tika-hairpin
          lint --baseline LIC    | LICENSE
          explain RC21           | RC210 RC211 RC212 RC213 RC214
          completion z           | zsh
          schema f               | findings
          trace --verb           | --verbose
          """)
  void bashCompletes(String typed, String completed) throws Exception {
    Path script = temp.resolve("ricochet.bash");
    Files.writeString(script, Run.of("completion", "bash").out());
    String call =
        ". '%s'; compopt() { :; }; COMP_WORDS=(ricochet %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
            + " _ricochet; echo \"${COMPREPLY[*]}\"";

    String said = run(List.of("bash", "--norc", "-uc", call.formatted(script, typed)));

    assertThat(said.strip()).isEqualTo(completed == null ? "" : completed);
  }

  @Test
  void zshReadsItsScript() throws Exception {
    assumeTrue(isThere("zsh"), "no zsh here");
    Path script = temp.resolve("_ricochet");
    Files.writeString(script, Run.of("completion", "zsh").out());

    assertThat(run(List.of("zsh", "-n", script.toString()))).isEmpty();
  }

  /** What zsh offers, asked in a terminal of its own (zpty). */
  @Test
  void zshCompletes() throws Exception {
    assumeTrue(isThere("zsh"), "no zsh here");
    Files.writeString(temp.resolve("_ricochet"), Run.of("completion", "zsh").out());
    String ask =
        """
        zmodload zsh/zpty
        zpty z 'zsh -f -i'
        zpty -w z 'PS1= fpath=(%s $fpath); autoload -Uz compinit; compinit -u -D; ricochet() { print "<$*>" }; print re''ady'
        zpty -r -m z text '*ready*'
        zpty -w -n z $'ricochet lint --fail-on=wa\\t\\n'
        zpty -r -m z text '*<*>*'
        print -r -- $text
        """
            .formatted(temp);

    assertThat(run(List.of("zsh", "-f", "-c", ask))).contains("<lint --fail-on=warning");
  }

  @Test
  void theManualPageIsOne() throws Exception {
    Path page = temp.resolve("ricochet.1");
    Files.writeString(page, Run.of("man").out());

    assertThat(Run.of("man").out()).startsWith(".TH RICOCHET 1 ").contains(".SH \"EXIT STATUS\"");
    assumeTrue(isThere("groff"), "no groff here");
    assertThat(run(List.of("groff", "-man", "-ww", "-z", page.toString()))).isEmpty();
  }

  @Test
  void wrongCallsAreTold() {
    assertThat(Run.of("completion", "fish").err()).contains("completion takes bash or zsh");
    assertThat(Run.of("completion").code()).isEqualTo(ExitCode.FAILED);
    assertThat(Run.of("man", "lint").err()).contains("man takes no argument");
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static String run(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(new ArrayList<>(words)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

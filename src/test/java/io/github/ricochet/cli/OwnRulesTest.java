package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --rules}: rules of the user's own. */
class OwnRulesTest {

  private static final String COMMENTED =
      """
      package my.rules;

      import io.github.ricochet.host.xtables.CommentMatch;
      import io.github.ricochet.host.xtables.NatTarget;
      import io.github.ricochet.host.xtables.Rule;
      import io.github.ricochet.lint.Candidate;

      rule "X001 commented: each port forward says what it is for"
      when
          $rule : Rule( table == "nat", target instanceof NatTarget.Dnat, match( CommentMatch.class ).isEmpty() )
      then
          insert( Candidate.of( "X001" ).because( $rule ).warning( "this port forward does not say what it is for" ) );
      end
      """;

  @TempDir Path temp;

  private Run lint(String name, String rules, String... options) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("own"));
    Files.writeString(folder.resolve(name), rules);
    String[] words = {"--rules", folder.toString(), "--format", "gcc"};
    String[] all = java.util.Arrays.copyOf(words, words.length + options.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    return Run.of("lint", Path.of("samples/tika-hairpin"), all);
  }

  @Test
  void whatTheyClaimIsAFinding() throws IOException {
    Run run = lint("X001-commented.drl", COMMENTED, "--only", "X001");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines())
        .hasSize(2)
        .allMatch(
            l ->
                l.contains("iptables-save.txt:18")
                    && l.endsWith(
                        ": warning: this port forward does not say what it is for [X001]"));
  }

  @Test
  void theRulesOfTheProgramAreThereTooAndTheOptionsKnowTheOthers() throws IOException {
    assertThat(lint("X001-commented.drl", COMMENTED).out())
        .containsPattern("\\[RC\\d{3}\\]")
        .contains("[X001]");
    assertThat(lint("X001-commented.drl", COMMENTED, "--severity", "X001=note").code()).isZero();
    assertThat(lint("X001-commented.drl", COMMENTED, "--skip", "commented").out())
        .doesNotContain("X001");
  }

  @Test
  void peopleAreToldWhatTheRuleIsAbout() throws IOException {
    assertThat(lint("X001-commented.drl", COMMENTED, "--only", "X001", "--format", "text").out())
        .contains("why: A rule of your own, in ", "X001-commented.drl")
        .doesNotContain("ricochet explain");
  }

  @Test
  void theDocumentShowsThisVeryRule() throws IOException {
    String shown =
        COMMENTED
            .lines()
            .map(l -> l.isEmpty() ? l : "    " + l)
            .reduce((a, b) -> a + "\n" + b)
            .orElseThrow();

    assertThat(Files.readString(Path.of("docs/own-rules.md"))).contains(shown);
  }

  @Test
  void anErrorHasItsLine() throws IOException {
    Run run = lint("X001-commented.drl", COMMENTED.replace("table ==", "tabel =="));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("X001-commented.drl:10: ", "tabel");
  }

  @Test
  void soHasAnErrorOfSyntax() throws IOException {
    Run run = lint("X001-commented.drl", COMMENTED.replace("then", "than"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).containsPattern("X001-commented\\.drl:1[0-3]: ");
  }

  @Test
  void anIdOfTheProgramIsNotForOthers() throws IOException {
    Run run = lint("RC101-mine.drl", COMMENTED);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("RC101-mine.drl", "no ID begins with RC");
  }

  @Test
  void whoClaimsUnderAnotherIdIsTold() throws IOException {
    Run run = lint("X002-commented.drl", COMMENTED);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no rule X001");
  }

  @Test
  void aRuleThatFailsIsNamed() throws IOException {
    Run run =
        lint(
            "X001-commented.drl",
            COMMENTED.replace("insert(", "$rule.matches().get( 99 ); insert("));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the rule \"X001 commented").doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutRulesIsNone() throws IOException {
    assertThat(lint("notes.txt", "").err()).contains("no file ID-name.drl in it");
    assertThat(Run.of("lint", "samples/tika", "--rules", "no/such").err())
        .contains("no such folder: no/such");
  }
}

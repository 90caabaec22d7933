package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding that is known can be silenced at its place, with a reason. */
class SilencingTest {

  @TempDir Path temp;

  private HostCopy host;

  @BeforeEach
  void copy() {
    host = HostCopy.withOutputRule("tika", temp);
  }

  private static List<String> rules(Run run) {
    return Consumers.gcc(run.out()).stream().map(Consumers.Diagnostic::rule).toList();
  }

  private List<String> rules() {
    return rules(host.lint("--format", "gcc"));
  }

  @Test
  void aCommentInTheLineBeforeSilences() {
    host.before("# ricochet: ignore[RC101] nobody inside asks for it");

    Run run = host.lint();

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains(": nothing found", "0 errors, 0 warnings, 0 notes; 1 silenced");
  }

  @Test
  void aCommentOnTheRuleSilences() {
    host.comment("ricochet:ignore[RC101] nobody inside asks for it");

    assertThat(host.lint().code()).isZero();
  }

  @Test
  void whatIsSilencedIsShownWhereItIsAskedFor() {
    host.comment("the web; ricochet:ignore[same-port-bounce] nobody asks");

    assertThat(host.lint("--verbose").out())
        .contains("silenced[RC101] same-port-bounce (nobody asks, ")
        .contains("iptables-save.txt:189:");
    assertThat(rules(host.lint("--format", "gcc", "--no-ignores"))).containsExactly("RC101");
  }

  @Test
  void machineFormatsTellThatItIsKnown() {
    host.comment("ricochet:ignore[RC101] nobody asks");

    JsonObject findings = Consumers.findings(host.lint("--format", "json").out()).getAsJsonObject();
    assertThat(findings.getAsJsonObject("summary").get("suppressed").getAsInt()).isEqualTo(1);
    assertThat(findings.toString())
        .contains("\"suppression\":{\"kind\":\"inSource\",\"reason\":\"nobody asks\"");
    assertThat(Consumers.sarif(host.lint("--format", "sarif").out()).toString())
        .contains("\"suppressions\":[{\"kind\":\"inSource\",\"status\":\"accepted\"")
        .contains("\"justification\":\"nobody asks\"");
    assertThat(
            Consumers.junit(host.lint("--format", "junit").out())
                .getElementsByTagName("skipped")
                .getLength())
        .isEqualTo(1);
  }

  @Test
  void anIgnoreBeforeTheLineOfThePortSilencesToo() {
    host.edit("bridge-link.txt", "^\\d+: v-web", "# ricochet: ignore[RC101] one machine\n$0");

    assertThat(rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ignore[RC901] old kernel  | RC101,RC801 | RC901 cannot be silenced
          ignore[RC1O1] nobody asks | RC101,RC801 | did you mean RC101?
          ignore nobody asks        | RC101,RC801 | names its rules in brackets
          ignore[RC802] nobody asks | RC101,RC801 | this ignore of RC802 silences nothing
          ignore[RC101]             | RC802       | does not say why
          ignore[RC101,RC802] both  | RC801       | this ignore of RC802 silences nothing
          ignore[RC101] until=2000-01-31 soon | RC101,RC803 | was for until 2000-01-31
          ignore[RC101] until=soon x          | RC101,RC801 | until= takes a date
          ignore[RC101] until=2999-01-31 soon | ''          | ''
          the bounce is known                 | RC101       | ''
          """)
  void anIgnoreThatDoesNotDoWhatItShouldIsAFinding(String ignore, String rules, String told) {
    host.before("# ricochet: " + ignore);

    Run run = host.lint("--format", "gcc");

    assertThat(String.join(",", rules(run))).isEqualTo(rules);
    assertThat(run.out()).contains(told);
    assertThat(run.code()).isEqualTo(rules.isEmpty() ? 0 : 1);
  }

  @Test
  void anIgnoreOfAnotherLineSilencesNothing() {
    host.edit("iptables-save.txt", "^\\*nat", "$0\n# ricochet: ignore[RC101] nobody asks");

    assertThat(rules()).containsExactly("RC101", "RC801");
  }

  @Test
  void ignoresCanStandOneBelowTheOther() {
    host.before("# ricochet: ignore[RC101] nobody asks\n# ricochet: ignore[RC102] nor that");

    assertThat(rules()).doesNotContain("RC101");
  }

  @Test
  void aLineThatIsNotUnderstoodCannotBeSilenced() {
    host.before("# ricochet: ignore[RC901] known\n-A PREROUTING --dprot 80");

    assertThat(host.lint("--fail-on", "never").code()).isEqualTo(1);
    assertThat(rules()).contains("RC901", "RC801");
  }

  @Test
  void theSeverityOfARuleIsTheUsers() {
    assertThat(host.lint("--severity", "RC101=note").code()).isZero();
    assertThat(host.lint("--severity", "same-port-bounce=warning").out())
        .contains("warning[RC101]", "0 errors, 1 warning, 0 notes");
  }

  @Test
  void rulesCanBeChosen() {
    assertThat(host.lint("--skip", "RC101").code()).isZero();
    assertThat(host.lint("--skip", "RC1xx,RC9xx").code()).isZero();
    assertThat(host.lint("--only", "RC908").code()).isZero();
    assertThat(host.lint("--only", "RC101").code()).isEqualTo(1);
  }

  @Test
  void whatIsOnlyPossibleCanBeLeftOut() {
    host.edit("sysctl.txt", "^net.bridge.*\\n", "");

    assertThat(rules()).contains("RC101");
    assertThat(rules(host.lint("--format", "gcc", "--min-confidence", "confirmed")))
        .doesNotContain("RC101");
  }
}

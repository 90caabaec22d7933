package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code policy.yaml} and {@code --policy}: which flows have to work, and which must not. */
class FlowPolicyTest {

  private static final String TIKA = "samples/tika";

  @TempDir Path temp;

  private Run lint(String policy) throws IOException {
    Path file = temp.resolve("flows.yaml");
    Files.writeString(file, policy);
    return Run.of("lint", TIKA, "--policy", file.toString(), "--only", "RC6xx", "--format", "gcc");
  }

  private static String flow(String from, String to, String expect) {
    return "flows:\n  - from: %s\n    to: %s\n    expect: %s\n".formatted(from, to, expect);
  }

  private int code(String policy) throws IOException {
    Path file = temp.resolve("flows.yaml");
    Files.writeString(file, policy);
    return Run.of("lint", "samples/tika-hairpin", "--policy", file.toString()).code();
  }

  @Test
  void whatHasToWorkAndDoesNotIsAnErrorAtItsLine() throws IOException {
    assertThat(lint(flow("10.0.0.2", "192.0.2.1:80", "answered")).out())
        .contains(
            "flows.yaml:3:5: error: what 10.0.0.2 sends to 192.0.2.1:80/tcp has to be answered")
        .contains("it is lost at should_deliver")
        .contains("[RC601]");
  }

  @Test
  void whatMustNotWorkAndDoesIsAnError() throws IOException {
    assertThat(lint(flow("10.0.0.3", "192.0.2.1:80/tcp", "not-answered")).out())
        .contains("must not be answered, and it is answered by 10.0.0.2")
        .contains("[RC602]");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.2, lost, 0",
    "10.0.0.2, not-answered, 0",
    "10.0.0.2, refused, 1",
    "10.0.0.3, answered, 0",
    "outside, answered, 0",
    "eth0, answered, 0",
    "v-web, lost, 0",
    "br-lxc, answered, 1",
    "10.0.0.0/24, answered, 1"
  })
  void oneMayBeMeantByAddressNetworkPlaceOrWord(String from, String expect, int findings)
      throws IOException {
    assertThat(lint(flow(from, "192.0.2.1:80/tcp", expect)).out().lines()).hasSize(findings);
  }

  @Test
  void whoAnswersMayMatter() throws IOException {
    String local = flow("local", "192.0.2.1:80/tcp", "answered");

    assertThat(lint(local).out()).isEmpty();
    assertThat(lint(local + "    by: 10.0.0.2\n").out())
        .contains("has to be answered by 10.0.0.2, and it is answered by 192.0.2.1");
  }

  @Test
  void whoIsNotThereIsNotChecked() throws IOException {
    assertThat(lint(flow("br-lcx", "192.0.2.1:80/tcp", "answered")).out())
        .contains("warning: ", "cannot be told", "did you mean br-lxc?", "[RC603]");
  }

  @Test
  void whatIsAsItHasToBePasses() throws IOException {
    assertThat(code(flow("10.0.0.2", "192.0.2.1:80/tcp", "answered"))).isZero();
    assertThat(code(flow("10.0.0.2", "192.0.2.1:80/tcp", "lost"))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flows: [{form: local, to: '192.0.2.1:80', expect: answered}] | 1:10: there is no key form; did you mean from?",
        "flows: [{from: local, to: '192.0.2.1:80', expect: answred}] | there is no expect answred; did you mean answered?",
        "flows: [{from: local, to: '192.0.2.1', expect: answered}] | to takes ADDRESS:PORT/tcp or /udp",
        "flows: [{from: local, to: '192.0.2.1:80/icmp', expect: lost}] | to takes ADDRESS:PORT/tcp or /udp",
        "flows: [{from: local, to: '192.0.2.1:80', expect: lost, by: 10.0.0.2}] | by goes with expect: answered alone",
        "flows: [{to: '192.0.2.1:80', expect: lost}] | 1:9: a flow needs from",
        "flows: {from: local} | flows takes a list, not a mapping",
        "flow: [] | there is no key flow; did you mean flows?",
        "flows: [ | no YAML"
      })
  void aSlipIsNamedWithItsPlace(String policy, String message) throws IOException {
    Run run = lint(policy);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("flows.yaml:", message);
  }

  @Test
  void aHostsOwnPolicyIsReadAndIsNoDump() throws IOException {
    HostCopy.of("tika", temp);
    Files.writeString(
        temp.resolve("tika/policy.yaml"), flow("10.0.0.3", "192.0.2.1:80", "not-answered"));

    assertThat(Run.of("lint", temp.resolve("tika").toString(), "--format", "gcc").out())
        .contains("policy.yaml:3:5: error:", "[RC602]")
        .doesNotContain("RC903");
  }

  @Test
  void aBrokenPolicyOfAHostIsThisHostsTrouble() throws IOException {
    HostCopy.of("tika", temp);
    HostCopy.of("tika-hairpin", temp);
    Files.writeString(temp.resolve("tika-hairpin/policy.yaml"), "flows: 5\n");

    Run run = Run.of("lint", temp.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("RC101");
    assertThat(run.err()).contains("policy.yaml:1:8: flows takes a list, not a single value");
  }
}

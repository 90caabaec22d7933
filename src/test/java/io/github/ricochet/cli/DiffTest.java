package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ricochet.path.RecordedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which flows began or ceased to work between two states of a host. */
class DiffTest {

  private static final String TIKA = "samples/tika";
  private static final String HAIRPIN = "samples/tika-hairpin";

  @TempDir Path temp;

  private static JsonObject diff(Object old, Object now) {
    Run run = Run.of("diff", "--format", "json", old.toString(), now.toString());
    return Consumers.diff(run.out()).getAsJsonObject();
  }

  private static List<String> flows(JsonObject diff, String kind) {
    JsonObject host = diff.getAsJsonArray("hosts").get(0).getAsJsonObject();
    return host.getAsJsonArray(kind).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(DiffTest::text)
        .toList();
  }

  private static String text(JsonObject flow) {
    JsonElement ports = flow.has("dports") ? flow.get("dports") : flow.get("dport");
    return flow.get("from").getAsString()
        + " -> "
        + flow.get("to").getAsString()
        + ":"
        + ports.getAsString()
        + "/"
        + flow.get("proto").getAsString();
  }

  @Test
  void aStateComparedWithItselfIsTheSame() {
    Run run = Run.of("diff", TIKA, TIKA);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("samples/tika: every flow fares as before", "0 lost, ");
  }

  @Test
  void whatWorkedAndIsLostFails() {
    Run run = Run.of("diff", HAIRPIN, TIKA);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "  lost   10.0.0.2 -> 192.0.2.1:80-81/tcp\n", "lost at should_deliver:", "1 lost, ");
  }

  @Test
  void whatBeganToWorkDoesNotFail() {
    Run run = Run.of("diff", TIKA, HAIRPIN);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("  works  10.0.0.2 -> 192.0.2.1:80-81/tcp\n", "1 began to work");
  }

  @Test
  void programsGetEveryFlowWithBothStates() {
    JsonObject diff = diff(HAIRPIN, TIKA);

    assertThat(diff.get("schema").getAsString()).isEqualTo("ricochet.diff/1");
    assertThat(flows(diff, "lost")).containsExactly("10.0.0.2 -> 192.0.2.1:80-81/tcp");
    JsonObject host = diff.getAsJsonArray("hosts").get(0).getAsJsonObject();
    JsonObject flow = host.getAsJsonArray("lost").get(0).getAsJsonObject();
    assertThat(flow.getAsJsonObject("before").get("answeredBy").getAsString())
        .isEqualTo("10.0.0.2");
    assertThat(flow.getAsJsonObject("after").get("outcome").getAsString()).isEqualTo("lost");
    assertThat(diff.getAsJsonObject("summary").get("lost").getAsInt()).isEqualTo(1);
  }

  @Test
  void aReviewGetsATable() {
    assertThat(Run.of("diff", "--format", "markdown", HAIRPIN, TIKA).out())
        .startsWith("### Flows are lost\n\n1 lost, ")
        .contains(
            "| | from | to | why |\n|---|---|---|---|\n| **lost** | 10.0.0.2 |"
                + " `192.0.2.1:80-81/tcp` | lost at should\\_deliver: ");
    assertThat(Run.of("diff", "--format", "markdown", TIKA, TIKA).out())
        .isEqualTo("### Every flow fares as before\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10\\.0\\.0\\.2\\b | 10.0.0.3 | moved
          ^-A FORWARD -j PRE-VRMR-FORWARD$ | $0\\n-A FORWARD -p tcp -m tcp --dport 80 -j DROP | lost
          """)
  void aRuleThatChangesShowsInItsFlows(String rule, String other, String kind) {
    HostCopy changed =
        HostCopy.of("tika-hairpin", temp)
            .edit("iptables-save.txt", rule, other.replace("\\n", "\n"));

    JsonObject diff = diff(HAIRPIN, changed.folder());

    assertThat(flows(diff, kind))
        .anyMatch(flow -> flow.startsWith("192.0.2.9 -> 192.0.2.1:80") && flow.endsWith("/tcp"));
  }

  @Test
  void machinesAmongThemselvesAreComparedAndTheRuleIsNamed() {
    HostCopy changed =
        HostCopy.of("tika", temp)
            .edit(
                "iptables-save.txt",
                "^-A FORWARD -j PRE-VRMR-FORWARD$",
                "$0\n-A FORWARD -s 10.0.0.3/32 -o eth0 -p udp -m udp --dport 53 -j REJECT");

    Run run = Run.of("diff", TIKA, changed.folder().toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("  lost   10.0.0.3 -> 192.0.2.9:53/udp\n", "refused at filter FORWARD")
        .contains("-A FORWARD -s 10.0.0.3/32 -o eth0 -p udp -m udp --dport 53 -j REJECT\n");
  }

  @Test
  void theRealKernelLostAndAnsweredTheSameFlows() throws IOException {
    Path truth = Path.of("../shared/kernel-truth");
    assumeTrue(Files.isDirectory(truth), () -> "skipped: " + truth + " is not there");
    Path with = truth.resolve("tika-vuurmuur-hairpin");
    Path without = truth.resolve("tika-vuurmuur");
    List<RecordedHost.Probe> before = RecordedHost.read(with).probes();
    List<RecordedHost.Probe> after = RecordedHost.read(without).probes();
    Set<String> lost = new TreeSet<>();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).flow()).isEqualTo(before.get(i).flow());
      if (before.get(i).outcome() != after.get(i).outcome()) {
        lost.add(before.get(i).flow().toString().replace(":80/", ":80-81/"));
      }
    }

    assertThat(lost).isNotEmpty();
    assertThat(flows(diff(with, without), "lost")).containsExactlyElementsOf(lost);
    assertThat(flows(diff(without, with), "began")).containsExactlyElementsOf(lost);
  }

  @Test
  void hostsAreComparedByTheirPlaceInTheirFolders() {
    HostCopy.of("tika", temp.resolve("old"));
    HostCopy.of("tika-hairpin", temp.resolve("old"));
    HostCopy.of("tika", temp.resolve("new"));

    Run run = Run.of("diff", temp.resolve("old").toString(), temp.resolve("new").toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("tika: every flow fares as before");
    assertThat(run.err()).isEqualTo("ricochet: tika-hairpin: it is gone\n");
  }

  @Test
  void eachStateHasItsConfiguration() throws IOException {
    for (String state : List.of("old", "new")) {
      Path root = temp.resolve(state);
      HostCopy.of(state.equals("old") ? "tika-hairpin" : "tika", root.resolve("hosts"));
      String name = state.equals("old") ? "tika-hairpin" : "tika";
      Files.move(root.resolve("hosts").resolve(name), root.resolve("hosts/web"));
      Files.createDirectories(root.resolve("shared"));
      Files.move(root.resolve("hosts/web/sysctl.txt"), root.resolve("shared/sysctl.txt"));
      Files.createDirectories(root.resolve(".git"));
      Files.writeString(
          root.resolve(".ricochet.yaml"),
          "hosts: {web: {dumps: [hosts/web, shared]}, other: {dumps: [hosts/web]}}\n");
    }

    Run run =
        Run.of("diff", temp.resolve("old/hosts").toString(), temp.resolve("new/hosts").toString());

    assertThat(run.out()).contains("web\n  lost   10.0.0.2 -> 192.0.2.1:80-81/tcp", "other");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void rulesAloneCannotBeWalked() throws IOException {
    for (String state : List.of("old", "new")) {
      Path folder = Files.createDirectories(temp.resolve(state));
      Files.copy(Path.of(TIKA, "iptables-save.txt"), folder.resolve("rules.v4"));
    }

    Run run = Run.of("diff", temp.resolve("old").toString(), temp.resolve("new").toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("names no interfaces");
  }

  @Test
  void namesAndRulesAreNoMarkup() throws IOException {
    HostCopy changed =
        HostCopy.of("tika-hairpin", temp)
            .edit(
                "iptables-save.txt",
                "^-A FORWARD -j PRE-VRMR-FORWARD$",
                "$0\n-A FORWARD -p tcp -m tcp --dport 80 -m comment --comment"
                    + " \"`|<b>![x](y)\u001b[31m\" -j DROP");

    String out = Run.of("diff", "--format", "markdown", HAIRPIN, changed.folder().toString()).out();

    assertThat(out).contains("`` -A FORWARD").contains("\\|<b>").doesNotContain("\u001b");
  }

  @Test
  void theSchemaIsPrinted() {
    assertThat(Run.of("schema", "diff").out()).isEqualTo(Packed.resource("/schema/diff-1.json"));
  }

  @Test
  void twoStatesAreAsked() {
    assertThat(Run.of("diff", TIKA).code()).isEqualTo(2);
    assertThat(Run.of("diff", TIKA, "no/such").err()).contains("no such file or folder: no/such");
  }
}

package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Host;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.BridgeHost;
import io.github.ricochet.path.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of a table that was not read whole, nothing is claimed that a line not understood could change.
 */
class UnreadTableTest {

  private static final String CHAINS =
      """
      *filter
      :INPUT ACCEPT [0:0]
      :mine - [0:0]
      -A mine -p tcp -j DROP
      -A mine -p tcp -m tcp --dport 22 -j ACCEPT
      """;

  private static Dumps rules(String... lines) {
    return Dumps.ofRules(CHAINS + String.join("\n", lines) + "\n");
  }

  @Test
  void aLineThatIsNotUnderstoodMayCallTheChain() {
    assertThat(rules("COMMIT").lint("RC302")).hasSize(1);
    assertThat(rules("-A INPUT --frobnicate -j mine", "COMMIT").lint("RC302")).isEmpty();
    assertThat(rules("-A INPUT -p udp -j ACC").lint("RC302")).isEmpty();
  }

  @Test
  void aLineThatIsNotUnderstoodMayTakePacketsElsewhere() {
    assertThat(rules("-A INPUT -j mine", "COMMIT").lint("RC303")).hasSize(1);
    assertThat(rules("-A INPUT -j mine", "-A mine --frobnicate", "COMMIT").lint("RC303")).isEmpty();
  }

  @Test
  void aLineOfAnotherTableChangesNothing() {
    assertThat(rules("COMMIT", "*nat", ":OUTPUT ACCEPT [0:0]", "-A OUTPUT --frob", "COMMIT"))
        .satisfies(dumps -> assertThat(dumps.lint("RC302")).hasSize(1))
        .satisfies(dumps -> assertThat(dumps.lint("RC901")).hasSize(1));
  }

  @Test
  void theTargetOfARuleThatIsCutOffIsNotKnown() {
    assertThat(rules("-A INPUT -p udp -j DR").lint("RC301")).isEmpty();
    assertThat(rules("-A INPUT -p udp -j DR", "-A INPUT -j ACCEPT").lint("RC301")).hasSize(1);
    assertThat(rules(":DR -- -", "-A INPUT -p udp -j DR", "COMMIT").lint("RC301")).isEmpty();
  }

  @Test
  void whatARuleSaysItselfHoldsAllTheSame() {
    String never = "-A INPUT -s 10.0.0.1/32 -m iprange --src-range 10.0.0.2-10.0.0.3 -j DROP";
    assertThat(rules(never, "COMMIT").lint("RC308")).hasSize(1);
    assertThat(rules(never, "-A INPUT --frobnicate -j DROP", "COMMIT").lint("RC308")).hasSize(1);
  }

  @Test
  void aLineThatIsNotUnderstoodMayAcceptWhatABridgePasses(@TempDir Path folder) throws IOException {
    assertThat(changed("RC402-bridged-into-forward-drop", folder).lint("RC402")).isEmpty();
  }

  @Test
  void aLineThatIsNotUnderstoodMayBeThePortForwardThatHairpinModeIsFor(@TempDir Path folder)
      throws IOException {
    assertThat(changed("RC403-needless-hairpin", folder).lint("RC403")).isEmpty();
  }

  @Test
  void aLineThatIsNotUnderstoodMayAcceptWhatThePolicyDrops(@TempDir Path folder)
      throws IOException {
    Path tika = Path.of("samples/tika");
    Dumps dumps = changed(tika, folder, "-A FORWARD -", "-A FORWARD --frobnicate -");

    assertThat(dumps.lint("RC201"))
        .isNotEmpty()
        .allSatisfy(
            finding ->
                assertThat(finding.message())
                    .endsWith("whether a rule of filter FORWARD that was not understood matches"));
    assertThat(dumps.lint("RC101"))
        .singleElement()
        .satisfies(f -> assertThat(f.confidence()).isEqualTo(Confidence.CONFIRMED));
  }

  @Test
  void aLineInsertedInFrontMayAcceptWhatARuleDrops() {
    String drop = "COMMIT\n*filter\n-A FORWARD -j DROP\n-A FORWARD --frob\n";

    assertThat(sureness("iptables-save", "COMMIT\n", drop + "COMMIT\n", "RC201"))
        .containsOnly(Confidence.CONFIRMED);
    assertThat(
            sureness(
                "iptables-save",
                "COMMIT\n",
                drop.replace("-A FORWARD --", "-I FORWARD --") + "COMMIT\n",
                "RC201"))
        .containsOnly(Confidence.POSSIBLE);
  }

  @Test
  void aLineThatIsNotUnderstoodMayTranslateOtherwise(@TempDir Path folder) throws IOException {
    Path tika = Path.of("samples/tika");
    Dumps dumps =
        changed(tika, folder, "-A PREROUTING -s 10", "-A PREROUTING --frob\n-A PREROUTING -s 10");

    assertThat(dumps.lint("RC101"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.confidence()).isEqualTo(Confidence.POSSIBLE);
              assertThat(f.severity()).isEqualTo(Severity.WARNING);
              assertThat(f.message())
                  .endsWith("whether a rule of nat PREROUTING that was not understood matches");
            });
  }

  @Test
  void aLineThatIsNotUnderstoodMayPassWhatTheBridgeDrops() {
    String drop = "*filter\n:FORWARD ACCEPT\n-A FORWARD -p IPv4 -j DROP\n";
    String unread = drop.replace("-A FORWARD -p", "-A FORWARD --frob\n-A FORWARD -p");

    assertThat(sureness("ebtables-save", "", drop, "RC207")).containsOnly(Confidence.CONFIRMED);
    assertThat(sureness("ebtables-save", "", unread, "RC207")).containsOnly(Confidence.POSSIBLE);
  }

  /** How sure a rule's findings are of the host of examples with this text in one of its dumps. */
  private static List<Confidence> sureness(String dump, String old, String text, String rule) {
    BridgeHost edited = new BridgeHost();
    Host host = (old.isEmpty() ? edited.with(dump, text) : edited.with(dump, old, text)).read();
    return Dumps.findings(host, Simulator.of(host, Assumptions.NONE), rule).stream()
        .map(Finding::confidence)
        .toList();
  }

  /** The example of a rule that fires, with one line more. */
  private static Dumps changed(String rule, Path folder) throws IOException {
    return changed(Path.of("rules", rule, "fires"), folder, "COMMIT", "-A FORWARD --frob\nCOMMIT");
  }

  private static Dumps changed(Path example, Path folder, String old, String now)
      throws IOException {
    try (var files = Files.list(example)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file).replace(old, now);
        Files.writeString(folder.resolve(file.getFileName().toString()), text);
      }
    }
    return Dumps.of(folder);
  }
}

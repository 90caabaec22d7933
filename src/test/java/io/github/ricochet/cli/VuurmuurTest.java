package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ricochet.path.RecordedHost;
import io.github.ricochet.path.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A Vuurmuur tree is a host's dump: its bounces are found in rules.conf, before they are loaded.
 */
class VuurmuurTest {

  private static final Path SHARED = Path.of("../shared");

  @TempDir Path temp;

  /** The recorded dumps without or with the saved rules, and the tree beside them. */
  private Path host(String tree, String recorded, boolean saved) throws IOException {
    Path dumps = SHARED.resolve("kernel-truth").resolve(recorded);
    assumeTrue(Files.isDirectory(dumps), () -> "skipped: " + dumps + " is not there");
    copy(dumps, temp);
    copy(SHARED.resolve("vuurmuur").resolve(tree), temp.resolve("vuurmuur"));
    if (!saved) {
      Files.delete(temp.resolve("iptables-save.txt"));
    }
    return temp;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private void edit(String file, String regex, String replacement) throws IOException {
    Path path = temp.resolve(file);
    String text = Files.readString(path);
    String edited = text.replaceFirst("(?m)" + regex, replacement);
    assertThat(edited).isNotEqualTo(text);
    Files.writeString(path, edited);
  }

  private static List<JsonObject> findings(Path host, String rule) {
    String json = Run.of("lint", "--format", "json", "--only", rule, host.toString()).out();
    JsonArray hosts = Consumers.findings(json).getAsJsonObject().getAsJsonArray("hosts");
    return hosts.get(0).getAsJsonObject().getAsJsonArray("findings").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String place(JsonObject finding) {
    JsonObject place = finding.getAsJsonArray("locations").get(0).getAsJsonObject();
    String file = place.get("file").getAsString();
    return file.substring(file.lastIndexOf('/') + 1) + ":" + place.get("line").getAsInt();
  }

  @Test
  void theBounceIsFoundInRulesConfWithTheFlowsThatTheKernelLost() throws IOException {
    Path host = host("tika", "tika-vuurmuur", /* saved= */ false);

    List<JsonObject> found = findings(host, "RC101");

    assertThat(found).hasSize(1);
    assertThat(place(found.get(0))).isEqualTo("rules.conf:3");
    assertThat(found.get(0).get("confidence").getAsString()).isEqualTo("confirmed");
    assertThat(found.get(0).get("flows"))
        .isEqualTo(
            findings(SHARED.resolve("kernel-truth/tika-vuurmuur"), "RC101").get(0).get("flows"));
  }

  @Test
  void withHairpinNothingIsLost() throws IOException {
    Path host = host("tika", "tika-vuurmuur-hairpin", /* saved= */ false);

    assertThat(findings(host, "RC1xx,RC2xx").stream().map(f -> f.get("rule").getAsString()))
        .doesNotContain("RC101")
        .isSubsetOf("RC107", "RC209", "RC210");
  }

  @ParameterizedTest
  @CsvSource({
    "tika,  tika-vuurmuur",
    "tika,  tika-vuurmuur-hairpin",
    "zones, vuurmuur-zones",
  })
  void packetsFareAsOnTheRealKernelWithTheRulesOfTheTree(String tree, String recorded)
      throws IOException {
    RecordedHost host = RecordedHost.read(host(tree, recorded, /* saved= */ false));
    Simulator simulator = Simulator.of(host.host(), host.assumptions());

    assertThat(host.probes()).isNotEmpty().allMatch(p -> p.agrees(simulator.walk(p.flow())));
  }

  @ParameterizedTest
  @CsvSource({"tika, tika-vuurmuur", "zones, vuurmuur-zones"})
  void whatTheRealVuurmuurLoadedIsNoDrift(String tree, String recorded) throws IOException {
    assertThat(findings(host(tree, recorded, /* saved= */ true), "RC5xx"))
        .filteredOn(f -> !f.get("rule").getAsString().equals("RC501"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -A PREROUTING -s [^\\n]* -j DNAT .*\\n | ''                    | rules.conf:3
          ^-A FORWARD -j PRE-VRMR-FORWARD$      | $0\\n-A FORWARD -j ACCEPT | iptables-save.txt
          ^:FORWARD DROP                        | :FORWARD ACCEPT       | iptables-save.txt
          ^(-A PRE.* DNAT .*)\\n(-A PRE.* DNAT .*)$     | $2\\n$1               | iptables-save.txt
          """)
  void aSavedRuleThatIsNotTheTreesIsDrift(String line, String other, String place)
      throws IOException {
    Path host = host("tika", "tika-vuurmuur", /* saved= */ true);
    edit("iptables-save.txt", line, other.replace("\\n", "\n"));

    List<JsonObject> found = findings(host, "RC507");

    assertThat(found).isNotEmpty();
    assertThat(place(found.get(0))).startsWith(place);
  }

  @Test
  void theUsersOwnChainsStayAndCount() throws IOException {
    Path host = host("tika", "tika-vuurmuur", /* saved= */ true);
    edit(
        "iptables-save.txt",
        "^-A FORWARD -j PRE-VRMR-FORWARD$",
        "$0\n-A PRE-VRMR-FORWARD -d 10.0.0.2/32 -j DROP");
    // The same line stands in mangle first, and drops there as well.
    assertThat(findings(host, "RC507")).isEmpty();
    assertThat(
            Run.of("trace", host.toString(), "--from", "192.0.2.9", "--to", "192.0.2.1:80").out())
        .contains("PRE-VRMR-FORWARD");
  }

  @Test
  void whereThePackageKeepsItConfigConfIsOneFolderAbove() throws IOException {
    copy(Path.of("samples/tika-vuurmuur/vuurmuur"), temp.resolve("etc/vuurmuur/textdir"));
    Files.move(
        temp.resolve("etc/vuurmuur/textdir/config.conf"), temp.resolve("etc/vuurmuur/config.conf"));
    edit("etc/vuurmuur/config.conf", "^SYN_LIMIT=.*", "SYN_LIMIT=\"77\"");

    assertThat(Run.of("parse", "--canonical", temp.toString()).out()).contains("--limit 77/sec");
  }

  @Test
  void aFolderOfTreesIsAFolderOfHosts() throws IOException {
    copy(Path.of("samples/vuurmuur-slips"), temp.resolve("one"));
    copy(Path.of("samples/tika-vuurmuur"), temp.resolve("two"));

    assertThat(Run.of("lint", temp.toString()).out()).contains("/one (19 dumps)", "/two (");
  }

  @Test
  void aSecondTreeOfAHostIsAContradiction() throws IOException {
    copy(Path.of("samples/tika-vuurmuur"), temp);
    copy(Path.of("samples/vuurmuur-slips"), temp.resolve("old"));

    assertThat(findings(temp, "RC904")).hasSize(1);
    assertThat(findings(temp, "RC101")).hasSize(1);
  }

  @Test
  void theTreeAndTheDumpsMayLieApart() throws IOException {
    copy(Path.of("samples/tika-vuurmuur"), temp.resolve("hosts/tika"));
    Files.move(temp.resolve("hosts/tika/vuurmuur"), temp.resolve("firewall"));
    Files.createDirectories(temp.resolve(".git"));
    Files.writeString(
        temp.resolve(".ricochet.yaml"), "hosts: {tika: {dumps: [firewall, hosts/tika]}}\n");

    List<JsonObject> found = findings(temp, "RC101");

    assertThat(found).hasSize(1);
    assertThat(place(found.get(0))).isEqualTo("rules.conf:3");
    assertThat(found.get(0).get("confidence").getAsString()).isEqualTo("confirmed");
  }

  @Test
  void ignoresStandInRulesConf() throws IOException {
    copy(Path.of("samples/tika-vuurmuur"), temp);
    edit(
        "vuurmuur/rules/rules.conf",
        "^RULE=\"bounce",
        "# ricochet: ignore[RC101] nobody inside asks\n$0");

    assertThat(Run.of("lint", temp.toString()).code()).isZero();
  }
}

package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code services}: who reaches which published service. */
class ServicesTest {

  @TempDir Path folder;

  /** {@code mvn -o -q test -Dtest=ServicesTest -Dgolden=write} makes the files anew. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void thePrintedTableIsTheExpectedOne(String format) throws IOException {
    String printed =
        Run.of("services", "--format", format, "samples/tika", "samples/tika-hairpin").out();
    Path golden = Path.of("src/test/resources/golden/services-" + format + ".txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, printed);
    }

    assertThat(printed).isEqualTo(Files.readString(golden));
  }

  @Test
  void itIsDoneWhateverIsLost() {
    assertThat(Run.of("services", "samples/tika").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aHostWithoutDumpsIsAFailure() {
    Run run = Run.of("services", folder.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("no dump in it").hasLineCount(1);
  }

  @Test
  void jsonFitsItsSchema() {
    Consumers.services(Run.of("services", "--format", "json", "samples/tika").out());
    assertThat(Run.of("schema", "services").out())
        .isEqualTo(Packed.resource("/schema/services-1.json"));
  }

  /** Each flow that a finding of lint explains stands in a cell that names the finding's rule. */
  @Test
  void everyLostFlowOfLintIsNoFlowThatWorks() {
    JsonObject lint = host(Run.of("lint", "--format", "json", "samples/tika").out());
    List<String> cells = new ArrayList<>();
    JsonObject table = host(Run.of("services", "--format", "json", "samples/tika").out());
    for (JsonElement service : table.getAsJsonArray("services")) {
      for (JsonElement reach : service.getAsJsonObject().getAsJsonArray("reach")) {
        JsonObject cell = reach.getAsJsonObject();
        if (!cell.get("reach").getAsString().equals("works")) {
          cell.getAsJsonArray("rules")
              .forEach(
                  rule -> cells.add(cell.get("from").getAsString() + " " + rule.getAsString()));
        }
      }
    }
    List<String> flows = new ArrayList<>();
    for (JsonElement finding : lint.getAsJsonArray("findings")) {
      String rule = finding.getAsJsonObject().get("rule").getAsString();
      finding
          .getAsJsonObject()
          .getAsJsonArray("flows")
          .forEach(f -> flows.add(f.getAsJsonObject().get("from").getAsString() + " " + rule));
    }

    assertThat(flows).isNotEmpty();
    assertThat(cells).containsAll(flows);
  }

  private static JsonObject host(String json) {
    return com.google.gson.JsonParser.parseString(json)
        .getAsJsonObject()
        .getAsJsonArray("hosts")
        .get(0)
        .getAsJsonObject();
  }

  @Test
  void rulesAloneSayThatNothingIsKnown() throws IOException {
    Files.copy(Path.of("samples/tika/iptables-save.txt"), folder.resolve("rules"));

    Run run = Run.of("services", folder.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("unknown").doesNotContain("works");
  }

  @Test
  void aLargeHostIsGroupedAndCutAndNeverWiderThanAsked() throws IOException {
    Path host = ManyServices.write(folder.resolve("many"), 60, 40);

    String brief = Run.of("services", "--width", "80", host.toString()).out();
    String all = Run.of("services", "--width", "80", "--verbose", host.toString()).out();

    assertThat(brief.lines()).allMatch(l -> l.length() <= 80).hasSizeLessThan(60);
    assertThat(brief).contains("--verbose shows all", "lost RC101", "60 services, 4");
    assertThat(all).contains("192.0.2.1:1059/tcp", "10.0.0.41").doesNotContain("not shown");
  }

  @Test
  void aHostThatPublishesNothingSaysSo() throws IOException {
    Files.writeString(folder.resolve("rules"), "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n");

    assertThat(Run.of("services", folder.toString()).out()).contains("publishes no service");
  }
}

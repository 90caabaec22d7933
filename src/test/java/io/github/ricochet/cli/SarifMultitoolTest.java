package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * SARIF as Microsoft's multitool judges it. {@code .ci/run} installs it and says where it is; by
 * hand: {@code npm ci --prefix .ci/npm}.
 */
@EnabledIfEnvironmentVariable(named = SarifMultitoolTest.TOOL, matches = ".+")
class SarifMultitoolTest {

  static final String TOOL = "RICOCHET_SARIF_MULTITOOL";

  /**
   * Notes that are no faults: texts may stand in the document (2002); a dump need not be under
   * version control (2003); addresses are not asked for on the net (2006); a file of a few very
   * long lines has no lines around a place (2010, 2011).
   */
  private static final Set<String> KNOWN =
      Set.of("SARIF2002", "SARIF2003", "SARIF2006", "SARIF2010", "SARIF2011");

  @TempDir Path folder;

  @Test
  void itHasNothingToSay() throws Exception {
    Path host = HostileDumpTest.makeHost(folder);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    lint("samples/tika", "samples/tika-hairpin", empty.toString());
    lint(host.toString());

    assertThat(judge()).isEmpty();
  }

  private void lint(String... hosts) {
    List<String> words = new ArrayList<>(List.of("lint"));
    words.addAll(List.of(hosts));
    words.add("--output=sarif=" + folder.resolve(hosts.length + ".sarif"));
    Run.of(words.toArray(String[]::new));
  }

  /** What it says, read from its own report: its exit code is 0 whatever it finds. */
  private List<String> judge() throws IOException, InterruptedException {
    Path report = folder.resolve("report");
    new ProcessBuilder(
            System.getenv(TOOL),
            "validate",
            folder.resolve("*.sarif").toString(),
            "--output",
            report.toString(),
            "--level",
            "Error;Warning;Note")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start()
        .waitFor();
    JsonObject log = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
    JsonObject run = log.getAsJsonArray("runs").get(0).getAsJsonObject();
    assertThat(run.getAsJsonArray("invocations").get(0).getAsJsonObject())
        .returns(true, i -> i.get("executionSuccessful").getAsBoolean());
    List<JsonObject> results =
        run.getAsJsonArray("results").asList().stream().map(r -> r.getAsJsonObject()).toList();
    // It has seen the documents: each has texts, which it notes.
    assertThat(results).extracting(SarifMultitoolTest::rule).contains("SARIF2002");
    return results.stream()
        .filter(r -> !KNOWN.contains(rule(r)))
        .map(JsonObject::toString)
        .toList();
  }

  private static String rule(JsonObject result) {
    return result.get("ruleId").getAsString();
  }
}

package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ricochet.dump.Repository;
import io.github.ricochet.lint.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Every format of {@code lint}, on two sample hosts at once, as its readers see it. */
class FormatsTest {

  private static final String HOME = Catalogue.load().home();

  @TempDir Path folder;

  private static Run lint(Format format, String... more) {
    String[] hosts = {"lint", "samples/tika", "samples/tika-hairpin", "--format", format.word()};
    String[] words = java.util.Arrays.copyOf(hosts, hosts.length + more.length);
    System.arraycopy(more, 0, words, hosts.length, more.length);
    return Run.of(words);
  }

  /** {@code mvn -o -q test -Dtest=FormatsTest -Dgolden=write} makes the files anew. */
  @ParameterizedTest
  @EnumSource
  void everyFormatPrintsWhatIsExpected(Format format) throws IOException {
    String printed = portable(lint(format).out());
    Path golden = Path.of("src/test/resources/golden", format.word() + ".txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, printed);
    }

    assertThat(printed).isEqualTo(Files.readString(golden));
  }

  /** Without what differs from machine to machine, and without the pages of the rules. */
  private static String portable(String text) {
    return text.replace(Path.of("").toAbsolutePath().toUri().toString(), "file:///ROOT/")
        .replace(Repository.base().toUri().toString(), "file:///ROOT/")
        .replace(Catalogue.load().home(), "HOME")
        .replace(Packed.version(), "VERSION")
        .replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1>OURS</$1>")
        .replaceAll("'sha256-[^']*'", "'sha256-OURS'")
        .replaceAll("(?s)<pre class=\"page\">.*?</pre>", "<pre>PAGE</pre>")
        .replaceAll("(?m)^( +\"(?:text|markdown)\" : )\"# RC.*\"", "$1\"PAGE\"");
  }

  @Test
  void findingsFitTheirSchema() {
    Consumers.findings(lint(Format.JSON).out());
  }

  @Test
  void theSchemaCanBePrinted() {
    assertThat(Run.of("schema").out()).isEqualTo(Packed.resource("/schema/findings-1.json"));
  }

  @Test
  void sarifFitsItsSchemaAndTellsTheRuleItsPageAndTheWay() {
    JsonObject run = run(lint(Format.SARIF).out());
    JsonObject rule =
        run.getAsJsonObject("tool")
            .getAsJsonObject("driver")
            .getAsJsonArray("rules")
            .get(0)
            .getAsJsonObject();
    assertThat(rule.get("helpUri").getAsString())
        .isEqualTo(HOME + "/rules/RC101-same-port-bounce/README.md");
    assertThat(rule.getAsJsonObject("help").get("markdown").getAsString())
        .isEqualTo(Catalogue.load().page("RC101"));

    JsonObject bounce = run.getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(bounce.get("ruleId").getAsString()).isEqualTo("RC101");
    JsonArray steps =
        bounce
            .getAsJsonArray("codeFlows")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("threadFlows")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("locations");
    assertThat(steps.asList())
        .extracting(FormatsTest::message)
        .anyMatch(text -> text.startsWith("nat PREROUTING: rule 4"))
        .last()
        .asString()
        .startsWith("should_deliver: ");
    assertThat(bounce.getAsJsonArray("relatedLocations").asList())
        .extracting(FormatsTest::message)
        .contains("hairpin off");
  }

  private static JsonObject run(String text) {
    JsonObject log = Consumers.sarif(text).getAsJsonObject();
    assertThat(log.getAsJsonArray("runs")).hasSize(1);
    return log.getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  private static String message(JsonElement element) {
    JsonObject object = element.getAsJsonObject();
    JsonObject holder = object.has("location") ? object.getAsJsonObject("location") : object;
    return holder.getAsJsonObject("message").get("text").getAsString();
  }

  @Test
  void githubAnnotationsPointAtTheLine() {
    assertThat(Consumers.github(lint(Format.GITHUB).out()).get(0))
        .satisfies(
            first -> {
              assertThat(first.name()).isEqualTo("error");
              assertThat(first.properties())
                  .containsEntry("file", "samples/tika/iptables-save.txt")
                  .containsEntry("line", "189")
                  .containsEntry("title", "RC101 same-port-bounce");
              assertThat(first.message())
                  .startsWith("10.0.0.2 cannot reach 192.0.2.1:80-81/tcp: ")
                  .contains("bridge link set dev v-web hairpin on", HOME);
            });
  }

  @Test
  void gitlabIssuesHaveDifferentFingerprints() {
    JsonArray issues = Consumers.gitlab(lint(Format.GITLAB).out()).getAsJsonArray();

    assertThat(issues.asList())
        .isNotEmpty()
        .extracting(issue -> issue.getAsJsonObject().get("fingerprint").getAsString())
        .doesNotHaveDuplicates();
  }

  @Test
  void checkstyleFitsItsSchema() {
    Element file =
        (Element)
            Consumers.checkstyle(lint(Format.CHECKSTYLE).out())
                .getElementsByTagName("file")
                .item(0);

    assertThat(file.getAttribute("name")).isEqualTo("samples/tika/iptables-save.txt");
  }

  @Test
  void junitFailsWhatFailsTheRunAndNothingElse() {
    assertThat(failures(lint(Format.JUNIT))).isPositive();
    assertThat(failures(lint(Format.JUNIT, "--fail-on", "never"))).isZero();
  }

  private static int failures(Run run) {
    return Consumers.junit(run.out()).getElementsByTagName("failure").getLength();
  }

  @Test
  void gccLinesAreOneForEachFinding() {
    assertThat(Consumers.gcc(lint(Format.GCC).out()).get(0))
        .satisfies(
            line -> {
              assertThat(line.place()).isEqualTo("samples/tika/iptables-save.txt:189:1");
              assertThat(line.severity()).isEqualTo("error");
              assertThat(line.rule()).isEqualTo("RC101");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aHostThatIsNotLintedIsToldInEveryFormat(Format format) throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Run run = Run.of("lint", empty.toString(), "--format", format.word());

    assertThat(run.code()).isEqualTo(ExitCode.NOTHING);
    assertThat(run.err()).contains("no dump in it");
    if (format != Format.TEXT) {
      assertThat(run.out()).contains("no dump in it");
    }
    check(format, run.out());
  }

  /** Reads it as its consumers do. */
  static void check(Format format, String text) {
    switch (format) {
      case JSON -> Consumers.findings(text);
      case SARIF -> Consumers.sarif(text);
      case GITLAB -> Consumers.gitlab(text);
      case CHECKSTYLE -> Consumers.checkstyle(text);
      case JUNIT -> Consumers.junit(text);
      case GITHUB -> Consumers.github(text);
      case TEXT, GCC -> {}
      case HTML -> Consumers.html(text);
    }
  }

  @Test
  void severalReportsAreMadeOfOneRun() throws IOException {
    Path sarif = folder.resolve("ricochet.sarif");
    Path junit = folder.resolve("junit=1.xml");

    Run run =
        lint(Format.TEXT, "--output", "sarif=" + sarif, "--output=junit=" + junit, "--verbose");

    assertThat(run.out()).isEqualTo(lint(Format.TEXT, "--verbose").out());
    assertThat(Files.readString(sarif)).isEqualTo(lint(Format.SARIF).out());
    assertThat(Files.readString(junit)).isEqualTo(lint(Format.JUNIT).out());
  }

  @Test
  void aReportThatCannotBeWrittenFails() {
    Run run = lint(Format.TEXT, "--output", "json=" + folder.resolve("no/such/folder.json"));

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("folder.json").hasLineCount(1);
  }

  @Test
  void filesAreNamedFromTheRepositorysRoot() {
    List<String> names =
        Consumers.gitlab(Run.of("lint", "./samples/../samples/tika", "--format", "gitlab").out())
            .getAsJsonArray()
            .asList()
            .stream()
            .map(issue -> issue.getAsJsonObject().getAsJsonObject("location"))
            .map(location -> location.get("path").getAsString())
            .toList();

    assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("samples/tika/"));
  }
}

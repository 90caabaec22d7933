package io.github.ricochet.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ricochet.gates.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The script lines of the gates for CI, run by bash as the platforms run them. */
@Tag("kernel")
@SuppressWarnings("unchecked") // YAML has no types
class GatesTest {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*([\\w.-]+)\\s*}}");

  @TempDir private static Path shared;
  private static Path source;
  private static String revision;

  @TempDir private Path temp;

  @BeforeAll
  static void source() throws Exception {
    boolean there = Shell.has("git") && Shell.has("mvn") && Shell.has("bash");
    if (!there) {
      System.out.println("skipped: git, mvn or bash is not there");
    }
    assumeTrue(there);
    source = shared.resolve("ricochet");
    revision = OwnSource.repository(source);
  }

  private static Map<String, Object> yaml(String file) throws IOException {
    String text = Files.readString(Path.of(file));
    return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private Shell repository(String sample) throws Exception {
    Path folder = temp.resolve("work");
    Shell.copy(Path.of("samples", sample), folder.resolve("hosts/web 1"));
    return OwnSource.git(folder);
  }

  /** What a composite action's steps do on a runner, those aside that use other actions. */
  private Result action(Shell shell, Map<String, String> inputs) throws Exception {
    Map<String, Object> action = yaml("action.yml");
    Map<String, String> values = new HashMap<>();
    ((Map<String, Map<String, Object>>) action.get("inputs"))
        .forEach((name, input) -> values.put("inputs." + name, (String) input.get("default")));
    inputs.forEach((name, value) -> assertThat(values).containsKey("inputs." + name));
    inputs.forEach((name, value) -> values.put("inputs." + name, value));
    List<Map<String, Object>> steps =
        (List<Map<String, Object>>) ((Map<String, Object>) action.get("runs")).get("steps");
    Path output = temp.resolve("output");
    StringBuilder said = new StringBuilder();
    for (Map<String, Object> step : steps) {
      if (step.containsKey("run")) {
        assertThat(step.get("shell")).isEqualTo("bash");
        Path script = Files.writeString(temp.resolve("step.sh"), (String) step.get("run"));
        Files.writeString(output, "");
        Shell runner =
            shell
                .with("GITHUB_ACTION_PATH", source.toString())
                .with("GITHUB_OUTPUT", output.toString());
        for (Map.Entry<String, String> variable :
            ((Map<String, String>) step.getOrDefault("env", Map.of())).entrySet()) {
          runner = runner.with(variable.getKey(), filled(variable.getValue(), values));
        }
        Result result =
            runner.run("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
        said.append(result.said());
        if (result.code() != 0) {
          return new Result(result.code(), said.toString());
        }
        for (String line : Files.readAllLines(output)) {
          String name = "steps." + step.get("id") + ".outputs." + line.split("=", 2)[0];
          values.put(name, line.split("=", 2)[1]);
        }
      } else {
        assertThat((String) step.get("uses")).matches("[\\w./-]+@v\\d+");
      }
    }
    return new Result(0, said.toString());
  }

  private static String filled(String text, Map<String, String> values) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1))));
  }

  @Test
  void theActionAnnotatesWritesSarifAndFails() throws Exception {
    Shell shell = repository("tika");

    Result result = action(shell, Map.of("paths", "hosts/web 1\n", "args", "--skip\nRC210"));

    assertThat(result.said()).contains("::error ", "file=hosts/web 1/iptables-save.txt,line=189");
    assertThat(result.code()).isEqualTo(1);
    JsonObject sarif =
        JsonParser.parseString(Files.readString(shell.folder().resolve("ricochet.sarif")))
            .getAsJsonObject();
    assertThat(sarif.get("version").getAsString()).isEqualTo("2.1.0");
    assertThat(sarif.toString()).contains("RC101").doesNotContain("\"ruleId\":\"RC210\"");

    Map<String, String> gate = Map.of("paths", "hosts/web 1", "fail-on", "never");
    assertThat(action(shell, gate).code()).isZero();
  }

  @Test
  void theGitlabJobKeepsItsReportsWhenItFails() throws Exception {
    Shell shell = repository("tika");
    Map<String, Object> job = (Map<String, Object>) yaml("src/ci/gitlab.yml").get("ricochet");
    String script = String.join("\n", (List<String>) job.get("script"));
    Shell runner =
        shell
            .with("CI_PROJECT_DIR", shell.folder().toString())
            .with("RICOCHET_REPOSITORY", source.toString())
            .with("RICOCHET_REVISION", revision)
            .with("RICOCHET_ARGS", "--fail-on warning 'hosts/web 1'");

    Result result = runner.run("bash", "-eo", "pipefail", "-c", script);

    assertThat(result.said()).contains("error[RC101] same-port-bounce");
    assertThat(result.code()).isEqualTo(1);
    JsonArray quality =
        JsonParser.parseString(
                Files.readString(shell.folder().resolve("gl-code-quality-report.json")))
            .getAsJsonArray();
    assertThat(quality.toString()).contains("hosts/web 1/iptables-save.txt");
    assertThat(shell.folder().resolve("ricochet-junit.xml")).content().contains("<testsuites");

    // The next job finds the build in its cache.
    Result again = runner.run("bash", "-eo", "pipefail", "-c", script);
    assertThat(again.said()).doesNotContain("building revision").contains("error[RC101]");
  }

  @Test
  void theProblemMatcherReadsTheGccFormat() throws Exception {
    Shell shell = repository("tika");
    shell.with("GITHUB_ACTION_PATH", source.toString());
    JsonObject matcher =
        JsonParser.parseString(Files.readString(Path.of("src/ci/problem-matcher.json")))
            .getAsJsonObject();
    JsonObject pattern =
        matcher
            .getAsJsonArray("problemMatcher")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("pattern")
            .get(0)
            .getAsJsonObject();
    Pattern expression = Pattern.compile(pattern.get("regexp").getAsString());
    shell.must(source.resolve("src/main/sh/ricochet-hook").toString(), "build");

    Result result =
        shell.run(
            source.resolve("target/ricochet").toString(), "lint", "--format", "gcc", "hosts/web 1");

    List<String> told = result.said().lines().filter(l -> l.startsWith("hosts/")).toList();
    assertThat(told).isNotEmpty().allMatch(expression.asMatchPredicate());
    Matcher first = expression.matcher(told.get(0));
    assertThat(first.matches()).isTrue();
    assertThat(first.group(pattern.get("file").getAsInt()))
        .isEqualTo("hosts/web 1/iptables-save.txt");
    assertThat(first.group(pattern.get("line").getAsInt())).isEqualTo("189");
    assertThat(first.group(pattern.get("severity").getAsInt())).isEqualTo("error");
    assertThat(first.group(pattern.get("code").getAsInt())).isEqualTo("RC101");
  }

  @Test
  void theContainerFileIsSoundAndItsEntryPointRuns() throws Exception {
    Path linter = Path.of(".ci/npm/node_modules/.bin/dockerfile-utils").toAbsolutePath();
    if (Files.isExecutable(linter)) {
      Shell.in(Path.of("").toAbsolutePath()).must(linter.toString(), "lint", "Containerfile");
    } else {
      System.out.println("skipped: the linter of container files is not installed");
    }
    List<String> lines = Files.readAllLines(Path.of("Containerfile"));
    String copied = line(lines, "COPY --from=build ");
    String[] jar = copied.split(" ", -1);
    assertThat(jar[0]).isEqualTo("/source/target/ricochet.jar");
    assertThat(line(lines, "USER ")).isEqualTo("65532:65532");

    Shell shell = repository("tika");
    shell.must(source.resolve("src/main/sh/ricochet-hook").toString(), "build");
    List<String> words = new ArrayList<>();
    JsonParser.parseString(line(lines, "ENTRYPOINT "))
        .getAsJsonArray()
        .forEach(word -> words.add(word.getAsString()));
    assertThat(words.get(0)).isEqualTo("/usr/bin/java");
    words.set(0, Path.of(System.getProperty("java.home"), "bin/java").toString());
    assertThat(words.remove(words.size() - 1)).isEqualTo(jar[1]);
    words.add(source.resolve("target/ricochet.jar").toString());
    words.addAll(List.of("lint", "hosts/web 1"));

    Result result = shell.run(words.toArray(String[]::new));

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.said()).contains("error[RC101]");
  }

  private static String line(List<String> lines, String instruction) {
    return lines.stream()
        .filter(l -> l.startsWith(instruction))
        .findFirst()
        .orElseThrow()
        .substring(instruction.length());
  }

  @Test
  void aPullRequestIsComparedWithItsBase() throws Exception {
    Shell shell = repository("tika-hairpin");
    shell.must(source.resolve("src/main/sh/ricochet-hook").toString(), "build");
    Path summary = temp.resolve("summary.md");
    shell.must("git", "add", "-A");
    shell.must("git", "commit", "-qm", "before");
    shell.must("git", "update-ref", "refs/remotes/origin/main", "HEAD");
    for (String file : List.of("bridge-link.txt", "ip-link.txt")) {
      Path path = shell.folder().resolve("hosts/web 1").resolve(file);
      Files.writeString(path, Files.readString(path).replace("hairpin on", "hairpin off"));
    }
    String documented = Files.readString(Path.of("docs/ci.md"));
    String script =
        documented
            .lines()
            .filter(l -> l.contains("git worktree add") || l.contains("ricochet diff --format"))
            .map(String::strip)
            .reduce("", (a, b) -> a + b + "\n");

    Result result =
        shell
            .with("GITHUB_BASE_REF", "main")
            .with("GITHUB_STEP_SUMMARY", summary.toString())
            .with("PATH", source.resolve("target") + ":" + System.getenv("PATH"))
            .run("bash", "-eo", "pipefail", "-c", script);

    assertThat(result.code()).as(result.said()).isEqualTo(1);
    assertThat(summary).content().contains("**lost** | 10.0.0.2 | `192.0.2.1:80-81/tcp`");
  }
}

package io.github.ricochet.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.gates.Shell.Result;
import io.github.ricochet.gates.Shell.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hook does before it lints, with a Maven that only tells that it was called. */
class HookScriptTest {

  private static final String MVN =
      """
      echo "$*" >>"$CALLS"
      sleep 0.3
      mkdir -p target
      printf '#!/bin/sh\\nprintf "<%%s>" "$@"\\n' >target/ricochet
      chmod +x target/ricochet
      """;

  @TempDir private Path temp;
  private Path clone;
  private Path bin;

  @BeforeEach
  void install() throws Exception {
    clone = Files.createDirectories(temp.resolve("the clone"));
    bin = Files.createDirectories(temp.resolve("bin"));
    Path script = clone.resolve("src/main/sh/ricochet-hook");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of("src/main/sh/ricochet-hook"), script);
    executable(script);
    program("mvn", MVN);
    program("javac", "echo javac 17.0.15");
    commit("first");
  }

  private void commit(String message) throws Exception {
    Shell git = Shell.in(clone).with("GIT_CONFIG_GLOBAL", "/dev/null");
    git.must("git", "init", "-q");
    git.must(
        "git",
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        message);
  }

  private void program(String name, String body) throws IOException {
    Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    executable(bin.resolve(name));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Shell shell() {
    return Shell.in(temp)
        .with("PATH", bin + ":/usr/bin:/bin")
        .with("JAVA_HOME", "")
        .with("CALLS", temp.resolve("calls").toString());
  }

  private Result hook(String... words) throws Exception {
    return start(words).end();
  }

  private Running start(String... words) throws Exception {
    String[] all = new String[words.length + 1];
    all[0] = clone.resolve("src/main/sh/ricochet-hook").toString();
    System.arraycopy(words, 0, all, 1, words.length);
    return shell().start(all);
  }

  private long builds() throws IOException {
    return Files.readAllLines(temp.resolve("calls")).size();
  }

  @Test
  void buildsOnceForEachRevisionAndPassesNamesOnAsTheyAre() throws Exception {
    assertThat(hook("any", "--skip", "RC1xx", "a b\nc").said())
        .contains("building revision")
        .endsWith("<lint><--changed><any><--skip><RC1xx><a b\nc>");
    assertThat(hook("vuurmuur", "x").said()).isEqualTo("<lint><--changed><vuurmuur><x>");
    assertThat(builds()).isEqualTo(1);

    commit("second");
    assertThat(hook("any", "x").said()).contains("building revision");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNamedLikeAnOptionIsAFile() throws Exception {
    Files.writeString(temp.resolve("--quiet"), "");
    Files.writeString(temp.resolve("a b"), "");

    assertThat(hook("any", "--jobs", "2", "a b", "--quiet", "*").said())
        .endsWith("<lint><--changed><any><--jobs><2><a b><./--quiet><*>");
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Running first = start("any", "x");
    Running second = start("any", "x");

    assertThat(first.end().code()).isZero();
    assertThat(second.end().said()).endsWith("<x>");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void theRepositoryOfTheCommitIsNotTakenForTheOneOfTheHooks() throws Exception {
    Shell other = shell().with("GIT_DIR", temp.resolve("no/such").toString());

    Result result = other.run(clone.resolve("src/main/sh/ricochet-hook").toString(), "any", "x");

    assertThat(result.said()).doesNotContain("revision unknown").endsWith("<x>");
  }

  @ParameterizedTest
  @CsvSource({
    "javac, echo javac 11.0.2,   'needs a JDK, 17 or newer, to build itself; '",
    "javac, exit 1,              'needs a JDK, 17 or newer, to build itself; '",
    "mvn,   'echo no network; exit 1', 'no network'",
  })
  void saysWhatKeepsItFromBuilding(String program, String body, String told) throws Exception {
    program(program, body);

    Result result = hook("any", "x");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.said()).contains(told);
    // And tries again when that is mended.
    program("javac", "echo javac 17.0.15");
    program("mvn", MVN);
    assertThat(hook("any", "x").code()).isZero();
  }
}

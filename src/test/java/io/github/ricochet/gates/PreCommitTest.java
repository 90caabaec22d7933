package io.github.ricochet.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.gates.Shell.Result;
import io.github.ricochet.gates.Shell.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hooks as the real pre-commit runs them, from a clone of this very source. Tests share the one
 * build that the first hook makes.
 */
@Tag("kernel")
class PreCommitTest {

  private static final Path TIKA = Path.of("samples/tika").toAbsolutePath();
  private static final Path TREE = Path.of("samples/tika-vuurmuur").toAbsolutePath();

  @TempDir private static Path shared;
  private static Path hooks;
  private static String revision;

  @TempDir private Path temp;

  @BeforeAll
  static void clonable() throws Exception {
    boolean there = Shell.has("pre-commit") && Shell.has("git") && Shell.has("mvn");
    if (!there) {
      System.out.println("skipped: pre-commit, git or mvn is not there");
    }
    assumeTrue(there);
    hooks = shared.resolve("hooks");
    revision = OwnSource.repository(hooks);
  }

  private static Shell repository(Path folder) throws Exception {
    return OwnSource.git(folder).with("PRE_COMMIT_HOME", shared.resolve("cache").toString());
  }

  /** A repository with the hooks installed. */
  private Shell hooked(String name) throws Exception {
    Path folder = temp.resolve(name);
    Shell shell = repository(folder);
    Files.writeString(
        folder.resolve(".pre-commit-config.yaml"),
        """
        repos:
          - repo: HOOKS
            rev: REVISION
            hooks:
              - id: ricochet
                args: [--skip, RC5xx]
              - id: ricochet-vuurmuur
        """
            .replace("HOOKS", hooks.toString())
            .replace("REVISION", revision));
    shell.must("pre-commit", "install");
    Files.writeString(folder.resolve("README.md"), "Our firewalls.\n");
    return shell;
  }

  private static Result commit(Shell shell) throws Exception {
    shell.must("git", "add", "-A");
    return shell.run("git", "commit", "-m", "change");
  }

  private static void hairpin(Path folder) throws IOException {
    for (String file : List.of("bridge-link.txt", "ip-link.txt")) {
      Path path = folder.resolve(file);
      Files.writeString(path, Files.readString(path).replace("hairpin off", "hairpin on"));
    }
  }

  @Test
  void aHostThatBouncesIsRefusedAndOneThatDoesNotPasses() throws Exception {
    Shell shell = hooked("repository");
    Path host = shell.folder().resolve("hosts/web 1\nold");
    Shell.copy(TIKA, host);

    Result refused = commit(shell);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.said())
        .contains("error[RC101] same-port-bounce", "hook id: ricochet", "exit code: 1");
    assertThat(shell.run("git", "rev-parse", "--verify", "-q", "HEAD").code()).isNotZero();

    hairpin(host);
    Result passed = commit(shell);
    assertThat(passed.said()).doesNotContain("Failed");
    assertThat(passed.code()).isZero();

    // One file of the host changed: the whole host is linted.
    Path link = host.resolve("bridge-link.txt");
    Files.writeString(link, Files.readString(link).replace("hairpin on", "hairpin off"));
    Path other = host.resolve("ip-link.txt");
    Files.writeString(other, Files.readString(other).replace("hairpin on", "hairpin off"));
    assertThat(commit(shell).said()).contains("error[RC101]");
  }

  @Test
  void whatIsNoDumpPassesWithoutALook() throws Exception {
    Shell shell = hooked("repository");
    Path host = shell.folder().resolve("hosts/web");
    Shell.copy(TIKA, host);
    shell.must("git", "add", "-A");
    shell.must("git", "commit", "-qnm", "as it is");

    Files.writeString(shell.folder().resolve("README.md"), "All of our firewalls.\n");
    assertThat(commit(shell).code()).isZero();

    Result all = shell.run("pre-commit", "run", "--all-files");
    assertThat(all.code()).isEqualTo(1);
    assertThat(all.said()).contains("hosts/web (10 dumps)", "error[RC101]");
  }

  @Test
  void aVuurmuurTreeIsLintedByItsOwnHook() throws Exception {
    Shell shell = hooked("repository");
    Shell.copy(TREE, shell.folder().resolve("fw"));

    Result refused = commit(shell);

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.said())
        .contains("hook id: ricochet-vuurmuur", "--> fw/vuurmuur/rules/rules.conf:3:7");
  }

  @Test
  void twoRepositoriesCanCommitAtTheSameTime() throws Exception {
    Shell one = hooked("one");
    Shell two = hooked("two");
    Shell.copy(TIKA, one.folder().resolve("host"));
    Shell.copy(Path.of("samples/tika-hairpin"), two.folder().resolve("host"));
    one.must("git", "add", "-A");
    two.must("git", "add", "-A");
    // As at first: nothing is built, and both want it.
    try (var clones = Files.newDirectoryStream(shared.resolve("cache"), "repo*")) {
      for (Path clone : clones) {
        one.must("rm", "-rf", clone.resolve("target").toString());
      }
    } catch (java.nio.file.NoSuchFileException e) {
      // No other test has run before.
    }

    Running first = one.start("git", "commit", "-m", "change");
    Running second = two.start("git", "commit", "-m", "change");

    assertThat(first.end()).satisfies(r -> assertThat(r.said()).contains("error[RC101]"));
    Result passed = second.end();
    assertThat(passed.said()).doesNotContain("Failed");
    assertThat(passed.code()).isZero();
  }
}

package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left out, and that nobody has to wonder where it has gone. */
class ExclusionsTest {

  @TempDir Path temp;

  private HostCopy host;

  @BeforeEach
  void makeHost() throws IOException {
    Files.createDirectory(temp.resolve(".git"));
    host = HostCopy.of("tika", temp.resolve("hosts"));
    HostCopy.of("tika-hairpin", temp.resolve("hosts"));
  }

  /** As git check-ignore(1) says of the same patterns and paths. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *.txt        | a.txt         | true
          *.txt        | b/c/a.txt     | true
          *.txt        | a.txt2        | false
          /*.txt       | b/a.txt       | false
          b/           | b             | false
          b/*.txt      | b/a.txt       | true
          b/*.txt      | c/b/a.txt     | false
          b/*.txt      | b/c/a.txt     | false
          **/b/*.txt   | c/b/a.txt     | true
          **/b/*.txt   | b/a.txt       | true
          b/**/a.txt   | b/a.txt       | true
          b/**/a.txt   | b/c/d/a.txt   | true
          b/**         | b/c/d         | true
          b/**         | b             | false
          ?.txt        | a.txt         | true
          ?.txt        | ab.txt        | false
          [a-c].txt    | b.txt         | true
          [!a-c].txt   | b.txt         | false
          [!a-c].txt   | d.txt         | true
          \\#a         | #a            | true
          \\!a         | !a            | true
          a+(b).txt    | a+(b).txt     | true
          '# a'        | # a           | false
          'a.txt   '   | a.txt         | true
          '*.txt,!a.txt' | a.txt       | false
          '*.txt,!a.txt' | b.txt       | true
          '!a.txt,*.txt' | a.txt       | true
          """)
  void patternsAreThoseOfGit(String patterns, String path, boolean excluded) {
    Path base = temp.toAbsolutePath();
    IgnorePatterns ignore = new IgnorePatterns(base, List.of(patterns.split(",", -1)));

    assertThat(ignore.excludes(base.resolve(path), false).orElse(false)).isEqualTo(excluded);
  }

  @Test
  void aFolderIsLeftOutByAPatternForFolders() {
    IgnorePatterns ignore = new IgnorePatterns(temp, List.of("b/"));

    assertThat(ignore.excludes(temp.resolve("c/b"), true)).contains(true);
  }

  @Test
  void aHostIsLeftOut() {
    assertThat(Run.of("lint", temp.resolve("hosts"), "--format=gcc").code()).isEqualTo(1);
    assertThat(Run.of("lint", temp.resolve("hosts"), "--exclude=tika").code()).isZero();
  }

  @Test
  void aDumpIsLeftOut() {
    Run run = Run.of("lint", host.folder(), "--exclude", "*link*", "--exclude=ip-addr.txt", "-v");

    assertThat(run.out()).contains("(7 dumps)");
    assertThat(run.err()).contains("3 files and folders left out by --exclude");
  }

  @Test
  void theConfigurationLeavesOut() throws IOException {
    Files.writeString(temp.resolve(".ricochet.yaml"), "exclude: [/hosts/tika]\n");

    assertThat(Run.of("lint", temp).code()).isZero();
    assertThat(Run.of("lint", host.folder()).code()).as("what is named is read").isEqualTo(1);
  }

  @Test
  void whatGitIgnoresIsLeftOut() throws IOException {
    Files.writeString(temp.resolve(".gitignore"), "tika/\n");

    assertThat(Run.of("lint", temp.resolve("hosts")).code()).isZero();
    assertThat(Run.of("lint", temp.resolve("hosts"), "--no-gitignore").code()).isEqualTo(1);
    assertThat(Run.of("lint", host.folder()).code()).as("what is named is read").isEqualTo(1);
  }

  @Test
  void theDeepestGitignoreDecides() throws IOException {
    Files.writeString(temp.resolve(".gitignore"), "tika/\n");
    Files.writeString(temp.resolve("hosts/.gitignore"), "!tika/\n");

    assertThat(Run.of("lint", temp.resolve("hosts")).code()).isEqualTo(1);
  }

  @Test
  void whereAllIsLeftOutItIsSaid() throws IOException {
    Files.writeString(temp.resolve(".gitignore"), "*.txt\n");

    Run run = Run.of("lint", host.folder());

    assertThat(run.code()).isEqualTo(ExitCode.NOTHING);
    assertThat(run.err())
        .contains("no dump in it", "left out by --exclude, the configuration or .gitignore");
  }
}

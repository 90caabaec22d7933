package io.github.ricochet.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** This very source, with what is not committed yet, as a repository that others can clone. */
final class OwnSource {

  private OwnSource() {}

  /**
   * Makes the repository.
   *
   * @return the commit
   */
  static String repository(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String files =
        Shell.in(Path.of("").toAbsolutePath()).must("git", "ls-files", "-co", "--exclude-standard");
    List<String> existing = files.lines().filter(f -> Files.isRegularFile(Path.of(f))).toList();
    Shell.copy(Path.of(""), folder, existing);
    Shell git = git(folder);
    git.must("git", "add", "-A");
    git.must("git", "commit", "-qm", "source");
    return git.must("git", "rev-parse", "HEAD");
  }

  /** A new repository, and a shell in it. */
  static Shell git(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Shell shell =
        Shell.in(folder)
            .with("RICOCHET_MAVEN_ARGS", "-o")
            .with("HOME", System.getProperty("user.home"))
            .with("GIT_CONFIG_GLOBAL", "/dev/null");
    shell.must("git", "init", "-q");
    shell.must("git", "config", "user.email", "admin@example.org");
    shell.must("git", "config", "user.name", "Admin");
    return shell;
  }
}

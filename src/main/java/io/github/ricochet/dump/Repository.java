package io.github.ricochet.dump;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The Git repository that a folder is in. */
public final class Repository {

  private Repository() {}

  /** The root of the repository that holds the folder; a worktree's {@code .git} is a file. */
  public static Optional<Path> root(Path folder) {
    Path at = folder.toAbsolutePath().normalize();
    while (at != null) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  /** What machine formats name files from: the root, or the working folder outside repositories. */
  public static Path base() {
    Path here = Path.of("").toAbsolutePath();
    return root(here).orElse(here);
  }
}

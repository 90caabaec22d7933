package io.github.ricochet.cli;

import io.github.ricochet.dump.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Which files and folders below a named one are not read: what {@code --exclude} and the
 * configuration name, and what Git ignores. What the user names is read whatever the patterns say.
 */
final class Exclusions {

  /** The files and folders that were left out; several threads add to it. */
  private final Set<Path> left = ConcurrentHashMap.newKeySet();

  private final Map<Path, Optional<IgnorePatterns>> gitignores = new ConcurrentHashMap<>();
  private final boolean git;

  /**
   * @param git whether what Git ignores is left out
   */
  Exclusions(boolean git) {
    this.git = git;
  }

  /** How many files and folders were left out. */
  int count() {
    return left.size();
  }

  /**
   * Those for one folder or host.
   *
   * @param folder what the user named
   * @param named patterns that the user gave
   */
  Predicate<Path> of(Path folder, List<IgnorePatterns> named) {
    Path start = folder.toAbsolutePath().normalize();
    Optional<Path> root = git ? Repository.root(start) : Optional.empty();
    return entry -> {
      Path path = entry.toAbsolutePath().normalize();
      boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
      boolean excluded =
          named.stream().anyMatch(p -> p.excludes(path, isFolder).orElse(false))
              || root.filter(r -> isIgnored(path, isFolder, r)).isPresent();
      if (excluded) {
        left.add(path);
      }
      return excluded;
    };
  }

  /** The deepest file that has something to say decides. */
  private boolean isIgnored(Path path, boolean folder, Path root) {
    for (Path at = path.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
      Optional<Boolean> said =
          gitignores
              .computeIfAbsent(at, Exclusions::gitignore)
              .flatMap(patterns -> patterns.excludes(path, folder));
      if (said.isPresent()) {
        return said.get();
      }
    }
    return false;
  }

  private static Optional<IgnorePatterns> gitignore(Path folder) {
    Path file = folder.resolve(".gitignore");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      List<String> lines = new ArrayList<>();
      new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(lines::add);
      return Optional.of(new IgnorePatterns(folder, lines));
    } catch (IOException e) {
      return Optional.empty(); // Git passes over what it cannot read, too
    }
  }
}

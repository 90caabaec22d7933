package io.github.ricochet.dump;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where one host's dumps are.
 *
 * @param name as the user named it: the folder, or the first file
 * @param paths the folder, or the files that were named singly
 * @param piped what came by standard input
 * @param excluded which files and folders below the named folders are not read
 */
public record HostPaths(
    String name, List<Path> paths, Optional<Piped> piped, Predicate<Path> excluded) {

  /** Everything is read. */
  public static final Predicate<Path> ALL = path -> false;

  public HostPaths {
    paths = List.copyOf(paths);
  }

  /** A host of which everything is read that lies in these paths. */
  public HostPaths(String name, List<Path> paths) {
    this(name, paths, Optional.empty(), ALL);
  }

  /** The same host without these files and folders. */
  public HostPaths without(Predicate<Path> others) {
    return new HostPaths(name, paths, piped, others);
  }
}

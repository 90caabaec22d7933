package io.github.ricochet.dump;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one host's dumps are.
 *
 * @param name as the user named it: the folder, or the first file
 * @param paths the folder, or the files that were named singly
 */
public record HostPaths(String name, List<Path> paths) {

  public HostPaths {
    paths = List.copyOf(paths);
  }
}

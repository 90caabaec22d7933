package io.github.ricochet.dump;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosts that changed files of a repository belong to. From its root downwards, or from the
 * working folder where there is no repository, the first folder on the way to a file is its host
 * that holds a dump itself, is a Vuurmuur tree, or holds a part of a Linux system that the file is
 * in, such as {@code etc}.
 */
final class ChangedHosts {

  private ChangedHosts() {}

  /**
   * The hosts, each once; a file that belongs to none is passed over.
   *
   * @param treesAlone only hosts with a Vuurmuur tree
   */
  static List<HostPaths> of(List<Path> files, boolean treesAlone) {
    Map<Path, HostPaths> hosts = new LinkedHashMap<>();
    for (Path file : files) {
      hostOf(file).ifPresent(host -> hosts.putIfAbsent(host.paths().get(0), host));
    }
    Collection<HostPaths> all = hosts.values();
    return all.stream().filter(host -> !treesAlone || holdsTree(host)).toList();
  }

  private static Optional<HostPaths> hostOf(Path file) {
    List<Path> folders = new ArrayList<>();
    Path at = around(file);
    Optional<Path> root = Optional.ofNullable(at).flatMap(Repository::root);
    while (at != null) {
      folders.add(0, at);
      // What lies around a repository is not in it.
      at = root.equals(Optional.of(at.toAbsolutePath().normalize())) ? null : around(at);
    }
    for (Path folder : folders) {
      Path next = folder.toString().isEmpty() ? file : folder.relativize(file);
      if (HostFolders.isHost(folder, next.getName(0).toString())) {
        String name = HostFolders.name(folder);
        return Optional.of(new HostPaths(name.isEmpty() ? "." : name, List.of(folder)));
      }
    }
    return Archive.isArchive(file)
        ? Optional.of(new HostPaths(HostFolders.name(file), List.of(file)))
        : Optional.empty();
  }

  /** The folder around a file or folder, up to the working folder where it is named from there. */
  private static Path around(Path path) {
    boolean top = path.isAbsolute() || path.toString().isEmpty();
    return path.getParent() == null && !top ? Path.of("") : path.getParent();
  }

  /** Whether a Vuurmuur configuration tree is among a host's files. */
  static boolean holdsTree(HostPaths host) {
    return HostReader.files(host).stream().anyMatch(file -> file.endsWith(VuurmuurTrees.RULES));
  }
}

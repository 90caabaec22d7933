package io.github.ricochet.dump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out which folders are hosts, and which files a host has. */
final class HostFolders {

  /** The most files that are read of one host. */
  static final int MOST_FILES = 100_000;

  /** How deep folders are looked into; a sosreport has some ten levels. */
  private static final int DEEPEST = 64;

  /** How much of a file tells whether it holds a dump. */
  private static final int PEEK = 1 << 16;

  /** Folders of a Linux system: a folder that holds some of them is one host, not several. */
  private static final Set<String> SYSTEM_FOLDERS =
      Set.of(
          "etc",
          "proc",
          "sys",
          "run",
          "usr",
          "var",
          "boot",
          "lib",
          "sos_commands",
          "sos_reports",
          "iptables",
          "sysctl.d",
          "network",
          "interfaces.d",
          "systemd",
          "sysconfig",
          "network-scripts",
          "ebtables",
          "modules-load.d",
          "netplan",
          "vuurmuur");

  private final Predicate<Path> excluded;

  private HostFolders(Predicate<Path> excluded) {
    this.excluded = excluded;
  }

  /**
   * The hosts in what the user named; see {@link HostReader#hosts}.
   *
   * @param excluded which files and folders below a folder are left out
   */
  static List<HostPaths> hosts(
      List<Path> paths, Optional<Piped> piped, Function<Path, Predicate<Path>> excluded) {
    List<HostPaths> hosts = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        new HostFolders(excluded.apply(path)).addFolder(path, 0, hosts);
      } else if (Archive.isArchive(path)) {
        hosts.add(new HostPaths(name(path), List.of(path)));
      } else {
        files.add(path);
      }
    }
    if (!files.isEmpty()) {
      hosts.add(new HostPaths(name(files.get(0)), files, piped, HostPaths.ALL));
    } else {
      piped.ifPresent(p -> hosts.add(new HostPaths(p.name(), files, piped, HostPaths.ALL)));
    }
    return hosts;
  }

  private void addFolder(Path folder, int depth, List<HostPaths> hosts) {
    List<Path> folders = visibleFolders(folder);
    if (depth < DEEPEST && isFolderOfHosts(folder, folders)) {
      folders.forEach(f -> addFolder(f, depth + 1, hosts));
    } else {
      hosts.add(new HostPaths(name(folder), List.of(folder)).without(excluded));
    }
  }

  private boolean isFolderOfHosts(Path folder, List<Path> folders) {
    return !folders.isEmpty()
        && !VuurmuurTrees.isRoot(folder)
        && folders.stream().noneMatch(f -> SYSTEM_FOLDERS.contains(f.getFileName().toString()))
        && filesIn(folder).noneMatch(HostFolders::holdsDump)
        && folders.stream().allMatch(f -> anyDumpBelow(f, 0));
  }

  /**
   * Whether this folder is a host and not a folder around hosts.
   *
   * @param below the folder or file in it that matters: what else is beside hosts does not
   */
  static boolean isHost(Path folder, String below) {
    HostFolders all = new HostFolders(HostPaths.ALL);
    return VuurmuurTrees.isRoot(folder)
        || all.filesIn(folder).anyMatch(HostFolders::holdsDump)
        || (SYSTEM_FOLDERS.contains(below) && all.anyDumpBelow(folder.resolve(below), 0));
  }

  private boolean anyDumpBelow(Path folder, int depth) {
    return VuurmuurTrees.isRoot(folder)
        || filesIn(folder).anyMatch(HostFolders::holdsDump)
        || (depth < DEEPEST
            && visibleFolders(folder).stream().anyMatch(f -> anyDumpBelow(f, depth + 1)));
  }

  static boolean holdsDump(Path file) {
    return !HostReader.NO_DUMPS.contains(file.getFileName().toString())
        && !KindDetector.detect(TextFiles.peek(file, PEEK)).dumps().isEmpty();
  }

  private Stream<Path> filesIn(Path folder) {
    return list(folder).stream().filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS));
  }

  private List<Path> visibleFolders(Path folder) {
    return list(folder).stream()
        .filter(f -> Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
        .filter(f -> !f.getFileName().toString().startsWith("."))
        .toList();
  }

  /** What is in a folder, by name; nothing where it may not be read. */
  private List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(e -> !excluded.test(e)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /**
   * All regular files below a folder in the order of their names. Links are not followed: those
   * that stay inside would be read twice, those that leave must not be read. Of more files than
   * {@link #MOST_FILES} one too many is given, so that the caller can tell.
   */
  static List<Path> files(Path folder, Predicate<Path> excluded) {
    List<Path> files = new ArrayList<>();
    new HostFolders(excluded).collect(folder, 0, files);
    return files;
  }

  private void collect(Path folder, int depth, List<Path> files) {
    for (Path entry : list(folder)) {
      if (files.size() > MOST_FILES) {
        return;
      }
      if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        files.add(entry);
      }
    }
    if (depth < DEEPEST) {
      visibleFolders(folder).forEach(f -> collect(f, depth + 1, files));
    }
  }

  /** A path as the user named it, with {@code /} between folders. */
  static String name(Path path) {
    return path.toString().replace('\\', '/');
  }
}

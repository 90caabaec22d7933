package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.DumpFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Configuration trees for tests. */
final class Trees {

  private Trees() {}

  /** The files of a tree by their paths below its root. */
  static Map<String, DumpFile> read(Path root) {
    Map<String, DumpFile> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = root.relativize(file).toString();
        files.put(name, new DumpFile(name, Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}

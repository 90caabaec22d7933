package io.github.ricochet.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A host as a configuration file describes it.
 *
 * @param name its name
 * @param dumps the folders and files that are its dumps, absolute
 * @param assumed what no dump of it tells
 */
public record HostEntry(Said<String> name, List<Said<Path>> dumps, Assumed assumed) {

  /** Whether one of its dumps is this path, or the folder that holds it. */
  public boolean holds(Path path) {
    return dumps.stream().anyMatch(dump -> path.startsWith(dump.value()));
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.config.Config;
import io.github.ricochet.config.ConfigException;
import io.github.ricochet.config.ConfigReader;
import io.github.ricochet.dump.Repository;
import io.github.ricochet.lint.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** Finds the configuration file that is nearest to a host, and reads each once. */
final class ConfigFinder {

  private final Catalogue catalogue;
  private final Optional<Path> named;
  private final boolean none;
  private final Map<Path, Config> read = new HashMap<>();

  /**
   * @throws UsageException if {@code --config} names no file
   */
  ConfigFinder(CommandLine line, Catalogue catalogue) throws UsageException {
    this.catalogue = catalogue;
    none = line.hasOption("no-config");
    named =
        line.hasOption("config")
            ? Optional.of(HostOptions.existing(line.getOptionValue("config")))
            : Optional.empty();
    if (none && named.isPresent()) {
      throw new UsageException("either --config or --no-config, not both");
    }
  }

  /**
   * The configuration for what lies at a path: the nearest file in its folder or above, up to the
   * root of the repository; outside of repositories, up to the working folder, or only in its
   * folder where that lies elsewhere.
   *
   * @throws IOException if there is one that cannot be read
   * @throws ConfigException if there is one that is not as it should be
   */
  Optional<Config> near(Path path) throws IOException, ConfigException {
    if (none) {
      return Optional.empty();
    }
    if (named.isPresent()) {
      return Optional.of(read(named.get()));
    }
    Path start = path.toAbsolutePath().normalize();
    Path folder = Files.isDirectory(start) ? start : start.getParent();
    Path here = Path.of("").toAbsolutePath();
    Path last = Repository.root(folder).orElse(folder.startsWith(here) ? here : folder);
    for (Path at = folder; at != null && at.startsWith(last); at = at.getParent()) {
      Path file = at.resolve(ConfigReader.NAME);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  private Config read(Path file) throws IOException, ConfigException {
    Path path = file.toAbsolutePath().normalize();
    Config known = read.get(path);
    if (known == null) {
      known = ConfigReader.read(path, name(path), catalogue);
      read.put(path, known);
    }
    return known;
  }

  /** A path as messages show it: from the working folder, where it lies below that. */
  static String name(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path shown = path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }
}

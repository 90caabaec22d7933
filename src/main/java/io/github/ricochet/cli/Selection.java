package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.config.Config;
import io.github.ricochet.config.ConfigException;
import io.github.ricochet.config.HostEntry;
import io.github.ricochet.config.Said;
import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.dump.Piped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.cli.CommandLine;

/** The hosts that the user named, each with what is said about it. */
final class Selection {

  /**
   * A host.
   *
   * @param paths where its dumps are
   * @param config what is said about all hosts of its configuration file
   * @param assumed what no dump tells of this one
   */
  record Chosen(HostPaths paths, Config config, Assumed assumed) {}

  /** Stands for standard input. */
  static final String STDIN = "-";

  private final Config words;
  private final ConfigFinder finder;
  private final Exclusions exclusions;
  private final Map<String, Chosen> hosts = new LinkedHashMap<>();
  private final Set<Path> whole = new LinkedHashSet<>();

  private Selection(CommandLine line, Config words, ConfigFinder finder) {
    this.words = words;
    this.finder = finder;
    exclusions = new Exclusions(!line.hasOption("no-gitignore"));
  }

  /**
   * Finds the hosts, and the configuration of each.
   *
   * @param words what the command line says
   * @param in standard input, read where the command line has {@code -}
   * @throws UsageException if no host is named, or one that does not exist
   * @throws IOException if a configuration file or standard input cannot be read
   * @throws ConfigException if a configuration file is not as it should be
   */
  static Selection of(CommandLine line, Config words, ConfigFinder finder, InputStream in)
      throws UsageException, IOException, ConfigException {
    Selection selection = new Selection(line, words, finder);
    List<Path> named = new ArrayList<>();
    Optional<Piped> piped = Optional.empty();
    boolean changed = line.hasOption("changed");
    boolean trees = HostOptions.onlyTrees(line);
    for (String argument : line.getArgList()) {
      if (changed) {
        named.add(HostOptions.path(argument));
      } else if (!argument.equals(STDIN)) {
        named.add(HostOptions.existing(argument));
      } else if (piped.isEmpty()) {
        piped = Optional.of(Piped.read(in, line.getOptionValue("stdin-name", "stdin")));
      }
    }
    if (line.getArgList().isEmpty()) {
      selection.addAll();
    }
    List<HostPaths> found =
        changed
            ? HostReader.changed(selection.addChanged(named, trees), trees)
            : selection.find(named, piped);
    for (HostPaths host : found) {
      selection.add(host, named);
    }
    return selection;
  }

  /**
   * Takes the hosts of the configuration that changed files belong to: all of them, where the
   * configuration itself has changed.
   *
   * @return the files that belong to none of them
   */
  private List<Path> addChanged(List<Path> files, boolean trees)
      throws IOException, ConfigException {
    List<Path> others = new ArrayList<>();
    for (Path file : files) {
      Path path = file.toAbsolutePath().normalize();
      Optional<Config> config = finder.near(path);
      boolean itself = config.flatMap(Config::file).filter(path::equals).isPresent();
      List<HostEntry> entries =
          config.map(Config::hosts).orElse(List.of()).stream()
              .filter(entry -> itself || entry.holds(path))
              .toList();
      entries.stream()
          .filter(entry -> !trees || HostReader.holdsTree(paths(entry)))
          .forEach(entry -> add(entry, config.orElseThrow()));
      if (entries.isEmpty()) {
        others.add(file);
      }
    }
    return others;
  }

  private static List<Path> paths(HostEntry entry) {
    return entry.dumps().stream().map(Said::value).toList();
  }

  private List<HostPaths> find(List<Path> named, Optional<Piped> piped)
      throws IOException, ConfigException {
    Map<Path, Predicate<Path>> excluded = new HashMap<>();
    for (Path path : named) {
      excluded.put(path, excluded(path, finder.near(path)));
    }
    return HostReader.hosts(named, piped, excluded::get);
  }

  private Predicate<Path> excluded(Path path, Optional<Config> file) {
    List<IgnorePatterns> patterns = new ArrayList<>();
    patterns.add(patterns(Path.of("").toAbsolutePath(), words.exclude()));
    file.ifPresent(f -> patterns.add(patterns(f.file().orElseThrow().getParent(), f.exclude())));
    return exclusions.of(path, patterns);
  }

  private static IgnorePatterns patterns(Path base, List<Said<String>> patterns) {
    return new IgnorePatterns(base, patterns.stream().map(Said::value).toList());
  }

  /** How many files and folders were left out, since patterns or Git say so. */
  int excluded() {
    return exclusions.count();
  }

  /** The hosts, in the order in which they were named. */
  List<Chosen> hosts() {
    return List.copyOf(hosts.values());
  }

  /** Whether all hosts that the configuration file speaks of are among them. */
  boolean isWhole(Config config) {
    return config.file().filter(file -> whole.contains(file)).isPresent();
  }

  /** Without a host on the command line, those that the configuration lists. */
  private void addAll() throws UsageException, IOException, ConfigException {
    Optional<Config> config = finder.near(Path.of(""));
    if (config.isEmpty() || config.get().hosts().isEmpty()) {
      throw new UsageException("which host? Name a folder with its dumps, or the files themselves");
    }
    for (HostEntry entry : config.get().hosts()) {
      add(entry, config.get());
    }
    whole.add(config.get().file().orElseThrow());
  }

  private void add(HostPaths host, List<Path> named)
      throws UsageException, IOException, ConfigException {
    Path path = place(host).toAbsolutePath().normalize();
    Optional<Config> file = finder.near(path);
    file.flatMap(Config::file)
        .filter(f -> named.stream().anyMatch(n -> f.startsWith(n.toAbsolutePath().normalize())))
        .ifPresent(whole::add);
    Config config = config(file);
    boolean folder = Files.isDirectory(path);
    List<HostEntry> entries = file.map(Config::hosts).orElse(List.of());
    List<HostEntry> inside =
        folder ? entries.stream().filter(e -> isInside(e, path)).toList() : List.of();
    if (!inside.isEmpty()) {
      inside.forEach(entry -> add(entry, file.orElseThrow()));
      addRest(host, entries, config);
      return;
    }
    // A file, or a folder inside of a host's, is linted alone, as the user wants it.
    Optional<HostEntry> around = entries.stream().filter(e -> e.holds(path)).findFirst();
    hosts.put(host.name(), chosen(host.without(excluded(path, file)), around, config));
  }

  /** Where a host lies; what is piped in lies where its name says. */
  private static Path place(HostPaths host) throws UsageException {
    return host.paths().isEmpty()
        ? HostOptions.path(host.piped().orElseThrow().name())
        : host.paths().get(0);
  }

  private static boolean isInside(HostEntry entry, Path folder) {
    return entry.dumps().stream().anyMatch(dump -> dump.value().startsWith(folder));
  }

  private void add(HostEntry entry, Config file) {
    Path folder = file.file().orElseThrow().getParent();
    String name = ConfigFinder.name(folder.resolve(entry.name().value()));
    List<Path> dumps =
        entry.dumps().stream().map(Said::value).map(ConfigFinder::name).map(Path::of).toList();
    HostPaths paths = new HostPaths(name, dumps).without(excluded(folder, Optional.of(file)));
    hosts.put(name, chosen(paths, Optional.of(entry), config(Optional.of(file))));
  }

  /** What lies in the folder and belongs to no host of the configuration is a host of its own. */
  private void addRest(HostPaths host, List<HostEntry> entries, Config config) {
    List<Path> rest =
        HostReader.files(host).stream()
            .filter(f -> entries.stream().noneMatch(e -> e.holds(f.toAbsolutePath().normalize())))
            .toList();
    if (rest.stream().anyMatch(HostReader::holdsDump)) {
      hosts.put(host.name(), chosen(new HostPaths(host.name(), rest), Optional.empty(), config));
    }
  }

  private Chosen chosen(HostPaths paths, Optional<HostEntry> entry, Config config) {
    Assumed own = entry.map(HostEntry::assumed).orElse(Assumed.NOTHING);
    return new Chosen(paths, config, words.assumed().over(own).over(config.assumed()));
  }

  private Config config(Optional<Config> file) {
    return words.over(file.orElse(Config.DEFAULTS).over(Config.DEFAULTS));
  }
}

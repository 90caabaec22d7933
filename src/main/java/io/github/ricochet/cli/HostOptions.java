package io.github.ricochet.cli;

import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.KernelVersion;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.path.Assumptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** What all commands take that read hosts: the paths, and what to assume where no dump tells. */
final class HostOptions {

  private static final List<String> KINDS = List.of("hub:", "learning-switch:", "kernel:");

  private static final List<String> CHANGED = List.of("any", "vuurmuur");

  private HostOptions() {}

  /** {@code --assume}. */
  static Option assume() {
    return Option.builder()
        .longOpt("assume")
        .hasArg()
        .argName("WHAT")
        .desc(
            "what no dump tells: hub:PORT, learning-switch:PORT or kernel:VERSION; may be repeated")
        .get();
  }

  /** {@code --changed}. */
  static Option changed() {
    return Opt.choice(
        "changed",
        "WHICH",
        "HOST... are changed files: take the whole hosts that they belong to",
        CHANGED);
  }

  /**
   * The hosts that the user named.
   *
   * @throws UsageException if none was named, or one does not exist
   */
  static List<HostPaths> hosts(CommandLine line) throws UsageException {
    if (line.getArgList().isEmpty()) {
      throw new UsageException("which host? Name a folder with its dumps, or the files themselves");
    }
    List<Path> paths = new ArrayList<>();
    boolean changed = line.hasOption("changed");
    for (String argument : line.getArgList()) {
      paths.add(changed ? path(argument) : existing(argument));
    }
    if (!changed) {
      return HostReader.hosts(paths);
    }
    boolean trees = Choices.of(line, "changed", "any", CHANGED).equals("vuurmuur");
    return HostReader.changed(paths, trees);
  }

  /**
   * A file or folder that is there.
   *
   * @throws UsageException if it is not
   */
  static Path existing(String argument) throws UsageException {
    Path path = path(argument);
    if (Files.exists(path)) {
      return path;
    }
    throw new UsageException("no such file or folder: " + argument);
  }

  /**
   * The path.
   *
   * @throws UsageException if it cannot be one
   */
  static Path path(String name) throws UsageException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("no file name: " + name);
    }
  }

  /**
   * What the user told with {@code --assume}.
   *
   * @throws UsageException if one is of no known kind
   */
  static Assumptions assumptions(CommandLine line) throws UsageException {
    Set<String> hubs = new HashSet<>();
    Set<String> switches = new HashSet<>();
    Optional<KernelVersion> kernel = Optional.empty();
    String[] values = line.getOptionValues("assume");
    for (String value : values == null ? new String[0] : values) {
      String rest = value.substring(value.indexOf(':') + 1);
      if (value.startsWith("hub:") && !rest.isEmpty()) {
        hubs.add(rest);
      } else if (value.startsWith("learning-switch:") && !rest.isEmpty()) {
        switches.add(rest);
      } else if (value.startsWith("kernel:") && KernelVersion.parse(rest).isPresent()) {
        kernel = KernelVersion.parse(rest);
      } else {
        String kind = value.substring(0, value.length() - rest.length());
        throw new UsageException(
            "--assume takes hub:PORT, learning-switch:PORT or kernel:VERSION, not "
                + value
                + Nearest.hint(kind, KINDS));
      }
    }
    return new Assumptions(Set.copyOf(hubs), Set.copyOf(switches), kernel);
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.config.Assumed.Segment;
import io.github.ricochet.config.Said;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.KernelVersion;
import io.github.ricochet.host.Sysctl;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.path.Assumptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** What all commands take that read hosts: the paths, and what to assume where no dump tells. */
final class HostOptions {

  private static final List<String> KINDS =
      List.of("hub:", "learning-switch:", "kernel:", "sysctl:");

  private static final List<String> CHANGED = List.of("any", "vuurmuur");

  private HostOptions() {}

  /** {@code --assume}. */
  static Option assume() {
    return Opt.values(
        "assume",
        "WHAT",
        "what no dump tells: hub:PORT, learning-switch:PORT, kernel:VERSION or sysctl:KEY=VALUE");
  }

  /** {@code --with}. */
  static Option with() {
    return Opt.values(
        "with",
        "FILE",
        "the host as it would be with the rules in this file, as iptables-save prints them");
  }

  /**
   * The rules that the user wants to try.
   *
   * @throws UsageException if a file is not there, or holds no rules
   */
  static List<Host> planned(CommandLine line) throws UsageException {
    List<Host> planned = new ArrayList<>();
    String[] files = line.getOptionValues("with");
    for (String file : files == null ? new String[0] : files) {
      Host rules = HostReader.read(file, List.of(existing(file)));
      if (rules.rulesets().isEmpty()) {
        throw new UsageException("--with takes a file with rules; there are none in " + file);
      }
      planned.add(rules);
    }
    return planned;
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
   * Whether only those hosts of changed files count that have a Vuurmuur tree.
   *
   * @throws UsageException if {@code --changed} takes no such word
   */
  static boolean onlyTrees(CommandLine line) throws UsageException {
    return Choices.of(line, "changed", "any", CHANGED).equals("vuurmuur");
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
  static Assumed assumed(CommandLine line) throws UsageException {
    Map<String, Said<Segment>> segments = new LinkedHashMap<>();
    Map<String, Said<Sysctl>> sysctls = new LinkedHashMap<>();
    Optional<Said<KernelVersion>> kernel = Optional.empty();
    String[] values = line.getOptionValues("assume");
    for (String value : values == null ? new String[0] : values) {
      String rest = value.substring(value.indexOf(':') + 1);
      if (value.startsWith("hub:") && !rest.isEmpty()) {
        segments.put(rest, said(Segment.HUB));
      } else if (value.startsWith("learning-switch:") && !rest.isEmpty()) {
        segments.put(rest, said(Segment.LEARNING_SWITCH));
      } else if (value.startsWith("kernel:") && KernelVersion.parse(rest).isPresent()) {
        kernel = KernelVersion.parse(rest).map(HostOptions::said);
      } else if (value.startsWith("sysctl:") && Assumed.sysctl(rest).isPresent()) {
        Sysctl sysctl = Assumed.sysctl(rest).get();
        sysctls.put(sysctl.key(), said(sysctl));
      } else {
        String kind = value.substring(0, value.length() - rest.length());
        throw new UsageException(
            "--assume takes hub:PORT, learning-switch:PORT, kernel:VERSION or sysctl:KEY=VALUE, not "
                + value
                + Nearest.hint(kind, KINDS));
      }
    }
    return new Assumed(segments, kernel, sysctls);
  }

  private static <T> Said<T> said(T value) {
    return new Said<>(value, "--assume");
  }

  /**
   * What the user told with {@code --assume}, for the simulator.
   *
   * @throws UsageException if one is of no known kind
   */
  static Assumptions assumptions(CommandLine line) throws UsageException {
    return assumed(line).assumptions();
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.config.Config;
import io.github.ricochet.config.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Where the configuration is, for all commands that heed it. */
final class ConfigOptions {

  private ConfigOptions() {}

  /** The options themselves. */
  static void addTo(Options options) {
    options.addOption(
        Opt.value("config", "FILE", "the configuration; else the nearest .ricochet.yaml"));
    options.addOption(Opt.flag("no-config", "heed no .ricochet.yaml"));
    options.addOption(
        Opt.values("exclude", "PATTERN", "read no such files and folders, as in .gitignore"));
    options.addOption(Opt.flag("no-gitignore", "read what Git ignores, too"));
    options.addOption(
        Opt.value("stdin-name", "NAME", "what to call the dump that comes by standard input"));
  }

  /** What {@code --exclude} says. */
  static List<Said<String>> exclude(CommandLine line) {
    String[] patterns = line.getOptionValues("exclude");
    return patterns == null
        ? List.of()
        : Stream.of(patterns).map(pattern -> new Said<>(pattern, "--exclude")).toList();
  }

  /**
   * What the command line says of a host, for commands that judge no findings.
   *
   * @throws UsageException if a value is none
   */
  static Config words(CommandLine line) throws UsageException {
    return new Config(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        exclude(line),
        HostOptions.assumed(line),
        List.of(),
        List.of());
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.cli.Selection.Chosen;
import io.github.ricochet.config.Config;
import io.github.ricochet.config.ConfigException;
import io.github.ricochet.lint.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code config [HOST...]}: prints what is decided, and who says so. */
final class ConfigCommand implements Command {

  @Override
  public String arguments() {
    return "[HOST...]";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(HostOptions.assume());
    PolicyOptions.addTo(options);
    return options;
  }

  @Override
  public int run(CommandLine line, Console console)
      throws UsageException, IOException, ConfigException {
    Catalogue catalogue = Catalogue.load();
    Config words = new PolicyOptions(line, catalogue).config();
    ConfigFinder finder = new ConfigFinder(line, catalogue);
    Map<Config, List<String>> hosts = new LinkedHashMap<>();
    if (line.getArgList().isEmpty()) {
      Config file = finder.near(Path.of("")).orElse(Config.DEFAULTS);
      hosts.put(words.over(file.over(Config.DEFAULTS)), List.of());
    }
    if (!line.getArgList().isEmpty()) {
      for (Chosen host : Selection.of(line, words, finder, console.in()).hosts()) {
        hosts.computeIfAbsent(host.config(), c -> new ArrayList<>()).add(host.paths().name());
      }
    }
    ConfigText text = new ConfigText(console.paper());
    hosts.forEach(text::print);
    return ExitCode.OK;
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.cli.Selection.Chosen;
import io.github.ricochet.config.Config;
import io.github.ricochet.config.ConfigException;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.fleet.Change;
import io.github.ricochet.fleet.Comparison;
import io.github.ricochet.fleet.HostDiff;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.report.DiffJson;
import io.github.ricochet.report.DiffMarkdown;
import io.github.ricochet.report.DiffReport;
import io.github.ricochet.report.DiffText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code diff OLD NEW}: says which flows began or ceased to work between two states. */
final class DiffCommand implements Command {

  @Override
  public String arguments() {
    return "OLD NEW";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        Opt.choice(
            "format",
            "FORMAT",
            "what to print (default: text)",
            List.of("text", "json", "markdown")));
    options.addOption(HostOptions.assume());
    ConfigOptions.addTo(options);
    options.addOption(Opt.flag('v', "verbose", "list every sender"));
    return options;
  }

  @Override
  public int run(CommandLine line, Console console)
      throws UsageException, IOException, ConfigException {
    if (line.getArgList().size() != 2) {
      throw new UsageException("diff takes two states of a host, or of a folder of hosts: OLD NEW");
    }
    DiffReport report = report(line, console);
    ConfigFinder finder = new ConfigFinder(line, Catalogue.load());
    Map<String, Chosen> before = hosts(line, 0, finder, console);
    Map<String, Chosen> after = hosts(line, 1, finder, console);
    if (before.size() == 1 && after.size() == 1) {
      before = Map.of("", before.values().iterator().next());
      after = Map.of("", after.values().iterator().next());
    }
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    int code = ExitCode.OK;
    for (String name : names) {
      HostDiff diff = diff(name, before.get(name), after.get(name));
      diff.trouble().ifPresent(t -> console.say(diff.host() + ": " + t.why()));
      report.add(diff);
      code = ExitCode.worse(code, code(diff));
    }
    report.end();
    return code;
  }

  private static DiffReport report(CommandLine line, Console console) throws UsageException {
    return switch (Choices.of(line, "format", "text", List.of("text", "json", "markdown"))) {
      case "json" -> new DiffJson(console.out());
      case "markdown" -> new DiffMarkdown(console.out());
      default -> new DiffText(console.paper(), line.hasOption("verbose"));
    };
  }

  /**
   * The hosts of one state by their place below what was named, or below the configuration that
   * lists them. One host alone is compared with the other alone, whatever they are called.
   *
   * @param which 0 for the earlier state, 1 for the later one
   */
  private static Map<String, Chosen> hosts(
      CommandLine line, int which, ConfigFinder finder, Console console)
      throws UsageException, IOException, ConfigException {
    String argument = line.getArgList().get(which);
    CommandLine.Builder alone = CommandLine.builder().addArg(argument);
    for (Option option : line.getOptions()) {
      alone.addOption(option);
    }
    Config words = ConfigOptions.words(line);
    Map<String, Chosen> hosts = new LinkedHashMap<>();
    for (Chosen host : Selection.of(alone.get(), words, finder, console.in()).hosts()) {
      hosts.put(place(host, HostOptions.path(argument)), host);
    }
    return hosts;
  }

  private static String place(Chosen host, Path named) throws UsageException {
    Path path = HostOptions.path(host.paths().name()).toAbsolutePath().normalize();
    Stream<Path> around =
        Stream.concat(Stream.of(named), host.config().file().map(Path::getParent).stream());
    return around
        .map(folder -> folder.toAbsolutePath().normalize())
        .filter(folder -> path.startsWith(folder) && !path.equals(folder))
        .findFirst()
        .map(folder -> folder.relativize(path).toString().replace('\\', '/'))
        .orElse("");
  }

  private static HostDiff diff(String place, Chosen old, Chosen now) {
    Chosen there = now == null ? old : now;
    String name = place.isEmpty() ? there.paths().name() : place;
    if (old == null || now == null) {
      String which = old == null ? "there is no earlier state of it" : "it is gone";
      return HostDiff.troubled(name, new HostDiff.Trouble(false, which));
    }
    try {
      Host before = old.assumed().complete(HostReader.read(old.paths()));
      Host after = now.assumed().complete(HostReader.read(now.paths()));
      Optional<HostDiff.Trouble> trouble = unreadable(before).or(() -> unreadable(after));
      return trouble.isPresent()
          ? HostDiff.troubled(name, trouble.get())
          : Comparison.of(name, before, simulator(before, old), after, simulator(after, now));
    } catch (OutOfMemoryError | StackOverflowError e) {
      String why = "out of memory: " + e.getClass().getSimpleName();
      return HostDiff.troubled(name, new HostDiff.Trouble(true, why));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      String why = "internal error: " + Ricochet.internal(e);
      return HostDiff.troubled(name, new HostDiff.Trouble(true, why));
    }
  }

  private static Simulator simulator(Host host, Chosen chosen) {
    return Simulator.of(host, chosen.assumed().assumptions());
  }

  private static Optional<HostDiff.Trouble> unreadable(Host host) {
    if (!host.present().isEmpty()) {
      return Optional.empty();
    }
    boolean failed = host.inputs().isEmpty() && !host.problems().isEmpty();
    String why = host.name() + (failed ? " is not readable" : " holds no dump");
    return Optional.of(new HostDiff.Trouble(failed, why));
  }

  private static int code(HostDiff diff) {
    if (diff.trouble().isPresent()) {
      return diff.trouble().get().failed() ? ExitCode.FAILED : ExitCode.NOTHING;
    }
    return diff.changes(Change.Kind.LOST).isEmpty() ? ExitCode.OK : ExitCode.FOUND;
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.fleet.Change;
import io.github.ricochet.fleet.Comparison;
import io.github.ricochet.fleet.HostDiff;
import io.github.ricochet.host.Host;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.report.DiffJson;
import io.github.ricochet.report.DiffMarkdown;
import io.github.ricochet.report.DiffReport;
import io.github.ricochet.report.DiffText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
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
    options.addOption(Opt.flag('v', "verbose", "list every sender"));
    return options;
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException, IOException {
    if (line.getArgList().size() != 2) {
      throw new UsageException("diff takes two states of a host, or of a folder of hosts: OLD NEW");
    }
    Path old = HostOptions.existing(line.getArgList().get(0));
    Path now = HostOptions.existing(line.getArgList().get(1));
    DiffReport report = report(line, console);
    Assumptions assumptions = HostOptions.assumptions(line);
    Map<String, HostPaths> before = hosts(old);
    Map<String, HostPaths> after = hosts(now);
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    int code = ExitCode.OK;
    for (String name : names) {
      HostDiff diff = diff(name, before.get(name), after.get(name), assumptions);
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
   * The hosts by their place below what was named; one host alone is compared with the other alone,
   * whatever they are called.
   */
  private static Map<String, HostPaths> hosts(Path path) {
    List<HostPaths> found = HostReader.hosts(List.of(path));
    Map<String, HostPaths> hosts = new LinkedHashMap<>();
    for (HostPaths host : found) {
      Path place = Path.of(host.name());
      boolean below = Files.isDirectory(path) && !place.equals(path) && place.startsWith(path);
      hosts.put(below ? path.relativize(place).toString().replace('\\', '/') : "", host);
    }
    return hosts;
  }

  private static HostDiff diff(
      String place, HostPaths old, HostPaths now, Assumptions assumptions) {
    HostPaths there = now == null ? old : now;
    String name = place.isEmpty() ? there.name() : place;
    if (old == null || now == null) {
      String which = old == null ? "there is no earlier state of it" : "it is gone";
      return HostDiff.troubled(name, new HostDiff.Trouble(false, which));
    }
    try {
      Host before = HostReader.read(old);
      Host after = HostReader.read(now);
      Optional<HostDiff.Trouble> trouble = unreadable(before).or(() -> unreadable(after));
      return trouble.isPresent()
          ? HostDiff.troubled(name, trouble.get())
          : Comparison.of(
              name,
              before,
              Simulator.of(before, assumptions),
              after,
              Simulator.of(after, assumptions));
    } catch (OutOfMemoryError | StackOverflowError e) {
      String why = "out of memory: " + e.getClass().getSimpleName();
      return HostDiff.troubled(name, new HostDiff.Trouble(true, why));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      String why = "internal error: " + Ricochet.internal(e);
      return HostDiff.troubled(name, new HostDiff.Trouble(true, why));
    }
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

package io.github.ricochet.cli;

import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Policy;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.report.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code lint HOST...}: says who cannot reach a published service, and why. */
final class LintCommand implements Command {

  @Override
  public String arguments() {
    return "HOST...";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        Opt.choice("format", "FORMAT", "what to print (default: text)", Format.words()));
    options.addOption(
        Opt.value("output", "FORMAT=FILE", "write a report to a file, too; may be repeated"));
    options.addOption(HostOptions.changed());
    options.addOption(HostOptions.assume());
    PolicyOptions.addTo(options);
    options.addOption(
        Opt.value("jobs", "NUMBER", "hosts to lint at once (default: one for each processor)"));
    options.addOption(Opt.flag('v', "verbose", "list every flow and every step"));
    return options;
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException, IOException {
    Catalogue catalogue = Catalogue.load();
    Policy policy = new PolicyOptions(line, catalogue).policy();
    Assumptions assumptions = HostOptions.assumptions(line);
    List<Target> targets =
        HostOptions.hosts(line).stream()
            .map(paths -> new Target(paths, policy, assumptions))
            .toList();
    Supplier<Sheet> sheet = () -> new Sheet(Repository.base(), catalogue, Packed.version());
    HostLinter linter = new HostLinter(RuleBase.load(), catalogue);
    LintRun run = new LintRun(console, Outputs.begin(line, console, sheet), baseline(line));
    Progress progress = new Progress(console, targets.size());
    new HostQueue(jobs(line))
        .run(
            targets,
            linter::lint,
            host -> {
              run.add(host);
              flush(console);
              progress.step();
            });
    return run.end();
  }

  /** A host's results are there when it is done, and not only when all are. */
  private static void flush(Console console) {
    try {
      console.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> baseline(CommandLine line) throws UsageException {
    return line.hasOption("write-baseline")
        ? Optional.of(HostOptions.path(line.getOptionValue("write-baseline")))
        : Optional.empty();
  }

  private static int jobs(CommandLine line) throws UsageException {
    String jobs = line.getOptionValue("jobs");
    if (jobs == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (!jobs.matches("[1-9]\\d{0,3}")) {
      throw new UsageException("--jobs takes a number from 1, not " + jobs);
    }
    return Integer.parseInt(jobs);
  }
}

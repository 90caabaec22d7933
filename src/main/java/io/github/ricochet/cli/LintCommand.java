package io.github.ricochet.cli;

import io.github.ricochet.config.ConfigException;
import io.github.ricochet.dump.Anonymiser;
import io.github.ricochet.dump.Repository;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.OwnRules;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.fact.Maker;
import io.github.ricochet.report.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
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
    options.addOption(Opt.values("output", "FORMAT=FILE", "write a report to a file, too"));
    options.addOption(HostOptions.changed());
    options.addOption(HostOptions.with());
    options.addOption(
        Opt.flag(
            "anonymise",
            "replace addresses, names and comments, so that the report can be shown to strangers"));
    options.addOption(HostOptions.assume());
    options.addOption(FlowPolicy.option());
    options.addOption(
        Opt.value("rules", "DIR", "rules of your own, ID-name.drl; docs/own-rules.md says how"));
    PolicyOptions.addTo(options);
    options.addOption(
        Opt.value("jobs", "NUMBER", "hosts to lint at once (default: one for each processor)"));
    options.addOption(
        Opt.flag('q', "quiet", "only what is found: nothing of clean hosts, no sum, no remarks"));
    options.addOption(
        Opt.flag('v', "verbose", "list every flow and step, and what is silenced or left out"));
    return options;
  }

  @Override
  public int run(CommandLine line, Console console)
      throws UsageException, IOException, ConfigException {
    Optional<OwnRules> own = ownRules(line);
    RuleBase rules = own.map(RuleBase::load).orElseGet(RuleBase::loading);
    Catalogue packed = Catalogue.load();
    Catalogue catalogue = own.map(packed::with).orElse(packed);
    PolicyOptions options = new PolicyOptions(line, catalogue);
    ConfigFinder finder = new ConfigFinder(line, catalogue);
    Selection selection = Selection.of(line, options.config(), finder, console.in());
    Targets targets = Targets.of(selection, options, HostOptions.planned(line), anonymiser(line));
    Supplier<Sheet> sheet = () -> new Sheet(Repository.base(), catalogue, Packed.version());
    HostLinter linter = new HostLinter(rules, catalogue, FlowPolicy.ofAllHosts(line));
    LintRun run =
        new LintRun(
            console, Outputs.begin(line, console, sheet), baseline(line), line.hasOption("quiet"));
    FileIgnores ignores = new FileIgnores(selection, targets, linter);
    try (Progress progress = Progress.of(console, targets.all().size(), line.hasOption("quiet"))) {
      new HostQueue(jobs(line))
          .run(
              targets.all(),
              linter::lint,
              result -> {
                progress.done(() -> run.add(result));
                ignores.add(result);
              });
    }
    ignores.complaints().forEach(run::add);
    int code = run.end();
    remark(selection, code == ExitCode.NOTHING || line.hasOption("verbose"), console);
    return code;
  }

  private static Optional<OwnRules> ownRules(CommandLine line) throws UsageException, IOException {
    if (!line.hasOption("rules")) {
      return Optional.empty();
    }
    String name = line.getOptionValue("rules");
    Path folder = HostOptions.path(name);
    if (!Files.isDirectory(folder)) {
      throw new UsageException("no such folder: " + name);
    }
    try {
      return Optional.of(OwnRules.compile(folder, name));
    } catch (OwnRules.BrokenException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Nobody shall wonder where a host's dumps have gone. */
  private static void remark(Selection selection, boolean wanted, Console console) {
    int left = selection.excluded();
    if (wanted && left > 0) {
      console.say(
          left
              + (left == 1 ? " file or folder" : " files and folders")
              + " left out by --exclude, the configuration or .gitignore");
    }
  }

  /** With a key of its own for each run, so that nobody can try out who is who. */
  private static Optional<Anonymiser> anonymiser(CommandLine line) throws UsageException {
    if (!line.hasOption("anonymise")) {
      return Optional.empty();
    }
    for (String other : List.of("with", "baseline", "write-baseline")) {
      if (line.hasOption(other)) {
        throw new UsageException("either --anonymise or --" + other + ", not both");
      }
    }
    return Optional.of(new Anonymiser(new SecureRandom().nextLong(), Maker::isProgramsOwn));
  }

  private static Optional<Path> baseline(CommandLine line) throws UsageException {
    return line.hasOption("write-baseline")
        ? Optional.of(HostOptions.path(line.getOptionValue("write-baseline")))
        : Optional.empty();
  }

  private static int jobs(CommandLine line) throws UsageException {
    if (line.hasOption("anonymise")) {
      return 1; // who comes first is number one
    }
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

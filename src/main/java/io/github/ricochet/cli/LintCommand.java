package io.github.ricochet.cli;

import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Gate;
import io.github.ricochet.lint.HostFindings;
import io.github.ricochet.lint.HostResult;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.Severity;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.report.Sheet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code lint HOST...}: says who cannot reach a published service, and why. */
final class LintCommand implements Command {

  private static final List<String> FAIL_ON = List.of("error", "warning", "note", "never");

  @Override
  public String arguments() {
    return "HOST...";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        value("format", "FORMAT", "what to print: " + String.join(", ", Format.words())));
    options.addOption(
        value("output", "FORMAT=FILE", "write a report to a file, too; may be repeated"));
    options.addOption(HostOptions.assume());
    options.addOption(
        value(
            "fail-on",
            "SEVERITY",
            "exit with 1 from this on: error, warning (default), note or never"));
    options.addOption(
        Option.builder("v").longOpt("verbose").desc("list every flow and every step").get());
    return options;
  }

  private static Option value(String name, String argument, String description) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException, IOException {
    Gate gate = new Gate(Severity.named(Choices.of(line, "fail-on", "warning", FAIL_ON)));
    Assumptions assumptions = HostOptions.assumptions(line);
    List<HostPaths> hosts = HostOptions.hosts(line);
    Catalogue catalogue = Catalogue.load();
    Supplier<Sheet> sheet = () -> new Sheet(Repository.base(), catalogue, Packed.version());
    Outputs outputs = Outputs.begin(line, console, sheet);
    Linter linter = new Linter(RuleBase.load(), catalogue);
    int code = ExitCode.OK;
    for (HostPaths paths : hosts) {
      Host host = HostReader.read(paths);
      if (host.present().isEmpty()) {
        HostFindings nothing = new HostFindings(host.name(), host.inputs(), List.of(), 0);
        boolean unreadable = host.inputs().isEmpty() && !host.problems().isEmpty();
        String why = unreadable ? "not readable" : "no dump in it";
        console.say(host.name() + ": " + why);
        outputs.add(HostResult.troubled(nothing, gate, why));
        code = ExitCode.worse(code, unreadable ? ExitCode.FAILED : ExitCode.NOTHING);
        continue;
      }
      HostFindings findings = linter.lint(host, Simulator.of(host, assumptions));
      HostResult result = new HostResult(findings, gate, Optional.empty());
      outputs.add(result);
      code = ExitCode.worse(code, result.fails() ? ExitCode.FOUND : ExitCode.OK);
    }
    return outputs.end(code);
  }
}

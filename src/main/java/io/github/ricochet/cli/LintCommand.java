package io.github.ricochet.cli;

import io.github.ricochet.dump.HostPaths;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostFindings;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.Severity;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.report.JsonReport;
import io.github.ricochet.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code lint HOST...}: says who cannot reach a published service, and why. */
final class LintCommand implements Command {

  /** What fails whatever {@code --fail-on} says: what was not understood is never a pass. */
  private static final Set<String> ALWAYS_FAIL = Set.of("RC901", "RC902");

  @Override
  public String arguments() {
    return "HOST...";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        Option.builder().longOpt("format").hasArg().argName("FORMAT").desc("text or json").get());
    options.addOption(HostOptions.assume());
    options.addOption(
        Option.builder()
            .longOpt("fail-on")
            .hasArg()
            .argName("SEVERITY")
            .desc("exit with 1 from this on: error, warning (default), note or never")
            .get());
    options.addOption(
        Option.builder("v").longOpt("verbose").desc("list every flow and every step").get());
    return options;
  }

  @Override
  public int run(CommandLine line, Console console) throws UsageException {
    String format = Choices.of(line, "format", "text", "text", "json");
    String failOn = Choices.of(line, "fail-on", "warning", "error", "warning", "note", "never");
    Assumptions assumptions = HostOptions.assumptions(line);
    List<HostPaths> hosts = HostOptions.hosts(line);
    Linter linter = new Linter(RuleBase.load(), Catalogue.load());
    List<HostFindings> found = new ArrayList<>();
    int code = ExitCode.OK;
    for (HostPaths paths : hosts) {
      Host host = HostReader.read(paths);
      if (host.present().isEmpty()) {
        found.add(new HostFindings(host.name(), host.inputs(), List.of(), 0));
        code = ExitCode.worse(code, nothing(host, console));
        continue;
      }
      HostFindings findings = linter.lint(host, Simulator.of(host, assumptions));
      found.add(findings);
      code = ExitCode.worse(code, code(findings, Severity.named(failOn)));
    }
    if (format.equals("json")) {
      new JsonReport(console.out()).print(found);
    } else {
      new TextReport(console.paper(), line.hasOption("verbose")).print(found);
    }
    return code;
  }

  private static int nothing(Host host, Console console) {
    boolean unreadable = host.inputs().isEmpty() && !host.problems().isEmpty();
    console.say(host.name() + (unreadable ? ": not readable" : ": no dump in it"));
    return unreadable ? ExitCode.FAILED : ExitCode.NOTHING;
  }

  private static int code(HostFindings findings, Optional<Severity> failOn) {
    boolean fails = findings.findings().stream().anyMatch(f -> fails(f, failOn));
    return fails ? ExitCode.FOUND : ExitCode.OK;
  }

  private static boolean fails(Finding finding, Optional<Severity> failOn) {
    return ALWAYS_FAIL.contains(finding.rule())
        || failOn.filter(finding.severity()::atLeast).isPresent();
  }
}

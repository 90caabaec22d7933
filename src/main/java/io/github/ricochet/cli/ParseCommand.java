package io.github.ricochet.cli;

import io.github.ricochet.config.ConfigException;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.report.ParseJson;
import io.github.ricochet.report.ParseText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code parse HOST...}: says what was read of the dumps, and what was not understood. */
final class ParseCommand implements Command {

  private static final List<String> FORMATS = List.of("text", "json");
  private static final List<String> FAMILIES = List.of("", "iptables", "ip6tables", "ebtables");

  @Override
  public String arguments() {
    return "HOST...";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(Opt.choice("format", "FORMAT", "what to print (default: text)", FORMATS));
    options.addOption(Opt.flag("canonical", "print the rules back, as iptables-save would"));
    options.addOption(
        Opt.choice(
            "family",
            "PROGRAM",
            "whose rules to print back; else the first there",
            FAMILIES.subList(1, FAMILIES.size())));
    ConfigOptions.addTo(options);
    return options;
  }

  @Override
  public int run(CommandLine line, Console console)
      throws UsageException, IOException, ConfigException {
    String format = Choices.of(line, "format", "text", FORMATS);
    ConfigFinder finder = new ConfigFinder(line, Catalogue.load());
    List<Host> hosts = new ArrayList<>();
    int code = ExitCode.OK;
    for (Selection.Chosen chosen :
        Selection.of(line, ConfigOptions.words(line), finder, console.in()).hosts()) {
      Host host = HostReader.read(chosen.paths());
      hosts.add(host);
      code = ExitCode.worse(code, exitCode(host, console));
    }
    if (line.hasOption("canonical")) {
      printBack(line, hosts, console);
    } else if (format.equals("json")) {
      ParseJson.write(console.out(), hosts);
    } else {
      ParseText text = new ParseText(console.paper());
      hosts.forEach(text::print);
    }
    return code;
  }

  private static int exitCode(Host host, Console console) {
    if (host.present().isEmpty()) {
      boolean unreadable = host.inputs().isEmpty() && !host.problems().isEmpty();
      console.say(host.name() + ": " + (unreadable ? "not readable" : "no dump in it"));
      return unreadable ? ExitCode.FAILED : ExitCode.NOTHING;
    }
    boolean understood =
        host.problems().stream()
            .noneMatch(
                p -> p.kind() == Problem.Kind.NOT_UNDERSTOOD || p.kind() == Problem.Kind.TRUNCATED);
    return understood ? ExitCode.OK : ExitCode.FOUND;
  }

  private static void printBack(CommandLine line, List<Host> hosts, Console console)
      throws UsageException, IOException {
    String wanted = Choices.of(line, "family", "", FAMILIES);
    for (Host host : hosts) {
      Optional<Ruleset> rules =
          Stream.of(RuleFamily.values())
              .filter(f -> wanted.isEmpty() || f.program().equals(wanted))
              .map(host.rulesets()::get)
              .filter(r -> r != null)
              .findFirst();
      if (rules.isEmpty()) {
        console.say(host.name() + ": no rules in it");
      } else {
        console.out().write(rules.get().save());
      }
      host.problems().stream()
          .filter(p -> p.kind() == Problem.Kind.NOT_UNDERSTOOD)
          .forEach(
              p ->
                  console.say(
                      p.origin().map(Origin::toString).orElse(p.file()) + ": " + p.message()));
    }
  }
}

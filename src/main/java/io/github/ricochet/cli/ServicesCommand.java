package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.config.ConfigException;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.report.ServicesJson;
import io.github.ricochet.report.ServicesText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code services HOST...}: says who reaches which published service. */
final class ServicesCommand implements Command {

  private static final int WIDTH = 100;

  @Override
  public String arguments() {
    return "HOST...";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        Opt.choice("format", "FORMAT", "what to print (default: text)", List.of("text", "json")));
    options.addOption(
        Opt.value("width", "NUMBER", "characters in a line of the table (default: 100)"));
    options.addOption(HostOptions.with());
    options.addOption(HostOptions.assume());
    ConfigOptions.addTo(options);
    options.addOption(Opt.flag('v', "verbose", "show every service and every source by itself"));
    return options;
  }

  @Override
  public int run(CommandLine line, Console console)
      throws UsageException, IOException, ConfigException {
    String format = Choices.of(line, "format", "text", List.of("text", "json"));
    int width = width(line);
    Catalogue catalogue = Catalogue.load();
    List<Selection.Chosen> hosts =
        Selection.of(
                line, ConfigOptions.words(line), new ConfigFinder(line, catalogue), console.in())
            .hosts();
    Linter linter = new Linter(RuleBase.load(), catalogue);
    Optional<ServicesJson> json =
        format.equals("json") ? Optional.of(new ServicesJson(console.out())) : Optional.empty();
    ServicesText text =
        new ServicesText(console.paper(), catalogue, width, line.hasOption("verbose"));
    Consumer<ServiceMatrix> report =
        json.<Consumer<ServiceMatrix>>map(j -> j::add).orElse(text::print);
    List<Host> planned = HostOptions.planned(line);
    int code = ExitCode.OK;
    for (Selection.Chosen chosen : hosts) {
      Assumed assumed = chosen.assumed();
      Host host = assumed.complete(HostReader.read(chosen.paths()));
      for (Host rules : planned) {
        host = host.with(rules);
      }
      if (host.present().isEmpty()) {
        console.say(host.name() + ": no dump in it");
        code = ExitCode.FAILED;
      } else {
        Simulator simulator = Simulator.of(host, assumed.assumptions());
        report.accept(linter.services(host, simulator));
      }
    }
    json.ifPresent(ServicesJson::end);
    return code;
  }

  private static int width(CommandLine line) throws UsageException {
    String width = line.getOptionValue("width", String.valueOf(WIDTH));
    if (!width.matches("[1-9]\\d{1,4}")) {
      throw new UsageException("--width takes a number from 10, not " + width);
    }
    return Integer.parseInt(width);
  }
}

package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.config.Config;
import io.github.ricochet.config.ConfigException;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Simulator.Detail;
import io.github.ricochet.path.Trace;
import io.github.ricochet.picture.Graph;
import io.github.ricochet.picture.HostPicture.View;
import io.github.ricochet.picture.TracePicture;
import io.github.ricochet.report.PathText;
import io.github.ricochet.report.TraceDot;
import io.github.ricochet.report.TraceHtml;
import io.github.ricochet.report.TraceJson;
import io.github.ricochet.report.TraceMermaid;
import io.github.ricochet.report.TraceSvg;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code trace HOST}: walks packets through a host, step by step. */
final class TraceCommand implements Command {

  @Override
  public String arguments() {
    return "HOST";
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(Opt.value("from", "ADDRESS", "who asks, or local for the host itself"));
    options.addOption(
        Opt.value("to", "ADDRESS:PORT/PROTO", "what it asks, such as 192.0.2.1:80/tcp"));
    options.addOption(Opt.value("in", "DEVICE", "the bridge port or interface it comes in by"));
    options.addOption(Opt.value("sport", "PORT", "the port it asks from"));
    options.addOption(
        Opt.value("packets", "FILE", "many packets: one JSON object a line; - is standard input"));
    options.addOption(
        Opt.choice("format", "FORMAT", "what to print (default: text)", TraceFormat.words()));
    options.addOption(HostOptions.with());
    options.addOption(HostOptions.assume());
    ConfigOptions.addTo(options);
    options.addOption(
        Opt.flag('v', "verbose", "show the rules that did not match, too, and what was assumed"));
    return options;
  }

  @Override
  public int run(CommandLine line, Console console)
      throws UsageException, IOException, ConfigException {
    String word = Choices.of(line, "format", "text", TraceFormat.words());
    TraceFormat format = TraceFormat.valueOf(word.toUpperCase(Locale.ROOT));
    List<Flow> flows = flows(line, console);
    Configured configured = configured(line, console);
    Host host = configured.host();
    Simulator simulator = configured.simulator();
    Detail detail = line.hasOption("verbose") ? Detail.VERBOSE : Detail.STEPS;
    Stream<Trace> traces = flows.stream().map(flow -> simulator.trace(flow, detail));
    switch (format) {
      case TEXT -> traces.forEach(new PathText(console.paper(), line.hasOption("verbose"))::print);
      case JSONL -> traces.forEach(new TraceJson(console.out())::print);
      case HTML ->
          new TraceHtml(console.out())
              .print(
                  host.name(),
                  traces.flatMap(t -> TracePicture.of(host, simulator, t).stream()).toList());
      default -> draw(format, host, simulator, traces.toList(), console);
    }
    return ExitCode.OK;
  }

  /** One picture: of an undecided walk that of an end which is not answered. */
  private static void draw(
      TraceFormat format, Host host, Simulator simulator, List<Trace> traces, Console console)
      throws UsageException {
    if (traces.size() != 1) {
      throw new UsageException(
          "--format " + format.word() + " draws one packet, these are " + traces.size());
    }
    View view = TracePicture.of(host, simulator, traces.get(0)).get(0);
    Graph graph = Graph.of(host.name(), view.picture().ways());
    switch (format) {
      case DOT -> new TraceDot(console.paper()).print(graph, view.title());
      case MERMAID -> new TraceMermaid(console.paper()).print(graph, view.title());
      default -> new TraceSvg(console.out()).print(view.picture(), view.title());
    }
  }

  /** A host, and its simulator. */
  private record Configured(Host host, Simulator simulator) {}

  private static Configured configured(CommandLine line, Console console)
      throws UsageException, IOException, ConfigException {
    Catalogue catalogue = Catalogue.load();
    Config words = ConfigOptions.words(line);
    List<Selection.Chosen> hosts =
        Selection.of(line, words, new ConfigFinder(line, catalogue), console.in()).hosts();
    if (hosts.size() != 1) {
      throw new UsageException("trace takes one host, these are " + hosts.size());
    }
    Assumed assumed = hosts.get(0).assumed();
    Host host = assumed.complete(HostReader.read(hosts.get(0).paths()));
    for (Host rules : HostOptions.planned(line)) {
      host = host.with(rules);
    }
    if (host.present().isEmpty()) {
      throw new UsageException(host.name() + ": no dump in it");
    }
    return new Configured(host, Simulator.of(host, assumed.assumptions()));
  }

  private static List<Flow> flows(CommandLine line, Console console)
      throws UsageException, IOException {
    if (line.hasOption("packets")) {
      if (line.hasOption("from") || line.hasOption("to")) {
        throw new UsageException("either --packets or --from and --to, not both");
      }
      String file = line.getOptionValue("packets");
      if (file.equals(Selection.STDIN) && line.getArgList().contains(Selection.STDIN)) {
        throw new UsageException("standard input holds the host or the packets, not both");
      }
      return PacketFile.read(file, console.in());
    }
    if (!line.hasOption("from") || !line.hasOption("to")) {
      throw new UsageException("trace needs --from and --to, or --packets");
    }
    FlowWords words = FlowWords.of(line.getOptionValue("from"), line.getOptionValue("to"));
    return List.of(words.flow(line.getOptionValue("sport"), line.getOptionValue("in")));
  }
}

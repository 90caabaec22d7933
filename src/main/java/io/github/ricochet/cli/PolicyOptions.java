package io.github.ricochet.cli;

import io.github.ricochet.config.Config;
import io.github.ricochet.config.Said;
import io.github.ricochet.lint.Baseline;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Confidence;
import io.github.ricochet.lint.Gate;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.lint.Policy;
import io.github.ricochet.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** What the user decides about findings: which count, how much, and which are known. */
final class PolicyOptions {

  private final CommandLine line;
  private final Catalogue catalogue;

  PolicyOptions(CommandLine line, Catalogue catalogue) {
    this.line = line;
    this.catalogue = catalogue;
  }

  /** The options themselves. */
  static void addTo(Options options) {
    ConfigOptions.addTo(options);
    options.addOption(
        Opt.choice(
            "fail-on", "SEVERITY", "exit with 1 from this on (default: warning)", Config.FAIL_ON));
    options.addOption(
        Opt.choice(
            "min-confidence",
            "CONFIDENCE",
            "leave out findings less sure than this",
            Config.CONFIDENCES));
    options.addOption(Opt.values("only", "RULE,...", "findings of these rules alone"));
    options.addOption(Opt.values("skip", "RULE,...", "no findings of these rules"));
    options.addOption(Opt.values("severity", "RULE=SEVERITY", "how grave a rule's findings are"));
    options.addOption(Opt.value("baseline", "FILE", "only what is not in this file counts"));
    options.addOption(Opt.value("write-baseline", "FILE", "write what is found now to this file"));
    options.addOption(Opt.flag("no-ignores", "show what ignores silence"));
  }

  /**
   * What the command line says.
   *
   * @throws UsageException if an option's value is none
   */
  Config config() throws UsageException {
    return new Config(
        Optional.empty(),
        choice("fail-on", Config.FAIL_ON),
        choice("min-confidence", Config.CONFIDENCES),
        rules("only"),
        hideable("skip", rules("skip")),
        severities(),
        line.hasOption("baseline")
            ? Optional.of(said("baseline", path(line.getOptionValue("baseline"))))
            : Optional.empty(),
        ConfigOptions.exclude(line),
        HostOptions.assumed(line),
        List.of(),
        List.of());
  }

  private static Path path(String name) throws UsageException {
    return HostOptions.path(name).toAbsolutePath().normalize();
  }

  /**
   * What follows for findings.
   *
   * @param config all that is said, the defaults included
   * @throws IOException if the baseline cannot be read
   */
  Policy policy(Config config) throws IOException {
    boolean sure = config.minConfidence().orElseThrow().value().equals("confirmed");
    Map<String, Severity> severities = new HashMap<>();
    config.severities().forEach((rule, severity) -> severities.put(rule, severity.value()));
    return new Policy(
        new Gate(Severity.named(config.failOn().orElseThrow().value())),
        sure ? Confidence.CONFIRMED : Confidence.POSSIBLE,
        ids(config.only()),
        ids(config.skip()),
        severities,
        !line.hasOption("no-ignores"),
        line.hasOption("anonymise") ? List.of() : config.ignores(),
        baseline(config),
        () -> LocalDate.now(ZoneId.systemDefault()));
  }

  /** The first baseline is written while the configuration names it already. */
  private Optional<Baseline> baseline(Config config) throws IOException {
    // What they name has other names then.
    if (config.baseline().isEmpty() || line.hasOption("anonymise")) {
      return Optional.empty();
    }
    Path file = config.baseline().get().value();
    if (line.hasOption("write-baseline")
        && !Files.exists(file)
        && file.equals(
            Path.of(line.getOptionValue("write-baseline")).toAbsolutePath().normalize())) {
      return Optional.empty();
    }
    return Optional.of(Baseline.read(file));
  }

  private static Set<String> ids(List<Said<String>> rules) {
    return Set.copyOf(rules.stream().map(Said::value).toList());
  }

  private Optional<Said<String>> choice(String option, List<String> words) throws UsageException {
    return line.hasOption(option)
        ? Optional.of(said(option, Choices.of(line, option, "", words)))
        : Optional.empty();
  }

  private static <T> Said<T> said(String option, T value) {
    return new Said<>(value, "--" + option);
  }

  private List<Said<String>> rules(String option) throws UsageException {
    List<Said<String>> rules = new ArrayList<>();
    for (String value : values(option)) {
      for (String word : value.split(",", -1)) {
        rules(option, word.strip()).forEach(id -> rules.add(said(option, id)));
      }
    }
    return rules;
  }

  private List<String> rules(String option, String word) throws UsageException {
    List<String> ids = catalogue.meant(word);
    if (ids.isEmpty()) {
      throw new UsageException(
          "--" + option + ": there is no rule " + word + Nearest.hint(word, catalogue.ids()));
    }
    return ids;
  }

  private static List<Said<String>> hideable(String option, List<Said<String>> rules)
      throws UsageException {
    for (Said<String> rule : rules) {
      if (Gate.alwaysFails(rule.value())) {
        throw new UsageException(
            "--"
                + option
                + ": "
                + rule.value()
                + " cannot be hidden: what is not understood never passes");
      }
    }
    return rules;
  }

  private Map<String, Said<Severity>> severities() throws UsageException {
    Map<String, Said<Severity>> severities = new LinkedHashMap<>();
    for (String value : values("severity")) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--severity takes RULE=SEVERITY, such as RC101=warning");
      }
      String word = value.substring(equals + 1);
      Optional<Severity> severity = Severity.named(word);
      if (severity.isEmpty()) {
        throw new UsageException(
            "--severity takes error, warning or note; not "
                + word
                + Nearest.hint(word, Config.SEVERITIES));
      }
      List<Said<String>> rules = new ArrayList<>();
      rules("severity", value.substring(0, equals)).forEach(id -> rules.add(said("severity", id)));
      for (Said<String> rule : hideable("severity", rules)) {
        severities.put(rule.value(), said("severity", severity.get()));
      }
    }
    return severities;
  }

  private List<String> values(String option) {
    String[] values = line.getOptionValues(option);
    return values == null ? List.of() : List.of(values);
  }
}

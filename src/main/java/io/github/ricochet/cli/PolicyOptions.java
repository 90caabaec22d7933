package io.github.ricochet.cli;

import io.github.ricochet.lint.Baseline;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.Confidence;
import io.github.ricochet.lint.Gate;
import io.github.ricochet.lint.Nearest;
import io.github.ricochet.lint.Policy;
import io.github.ricochet.lint.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** What the user decides about findings: which count, how much, and which are known. */
final class PolicyOptions {

  private static final List<String> FAIL_ON = List.of("error", "warning", "note", "never");
  private static final List<String> SEVERITIES = List.of("error", "warning", "note");
  private static final List<String> CONFIDENCES = List.of("confirmed", "possible");

  private final CommandLine line;
  private final Catalogue catalogue;

  PolicyOptions(CommandLine line, Catalogue catalogue) {
    this.line = line;
    this.catalogue = catalogue;
  }

  /** The options themselves. */
  static void addTo(Options options) {
    options.addOption(
        Opt.choice("fail-on", "SEVERITY", "exit with 1 from this on (default: warning)", FAIL_ON));
    options.addOption(
        Opt.choice(
            "min-confidence", "CONFIDENCE", "leave out findings less sure than this", CONFIDENCES));
    options.addOption(Opt.value("only", "RULE,...", "findings of these rules alone"));
    options.addOption(Opt.value("skip", "RULE,...", "no findings of these rules"));
    options.addOption(
        Opt.value("severity", "RULE=SEVERITY", "how grave a rule's findings are; may be repeated"));
    options.addOption(Opt.value("baseline", "FILE", "only what is not in this file counts"));
    options.addOption(Opt.value("write-baseline", "FILE", "write what is found now to this file"));
    options.addOption(Opt.flag("no-ignores", "show what ignores silence"));
  }

  /**
   * All of it.
   *
   * @throws UsageException if an option's value is none
   * @throws IOException if the baseline cannot be read
   */
  Policy policy() throws UsageException, IOException {
    String confidence = Choices.of(line, "min-confidence", "possible", CONFIDENCES);
    Optional<Baseline> baseline = Optional.empty();
    if (line.hasOption("baseline")) {
      baseline = Optional.of(Baseline.read(Path.of(line.getOptionValue("baseline"))));
    }
    return new Policy(
        new Gate(Severity.named(Choices.of(line, "fail-on", "warning", FAIL_ON))),
        confidence.equals("confirmed") ? Confidence.CONFIRMED : Confidence.POSSIBLE,
        rules("only"),
        hideable("skip", rules("skip")),
        severities(),
        !line.hasOption("no-ignores"),
        List.of(),
        baseline,
        LocalDate.now(ZoneId.systemDefault()));
  }

  private Set<String> rules(String option) throws UsageException {
    Set<String> rules = new LinkedHashSet<>();
    for (String value : values(option)) {
      for (String word : value.split(",", -1)) {
        rules.addAll(rules(option, word.strip()));
      }
    }
    return rules;
  }

  /**
   * The rule of this id or name, or all rules of a group such as {@code RC3xx} that can be hidden.
   */
  private List<String> rules(String option, String word) throws UsageException {
    List<String> ids = catalogue.ids();
    if (word.matches("RC\\dxx")) {
      return ids.stream()
          .filter(id -> id.startsWith(word.substring(0, 3)) && !Gate.alwaysFails(id))
          .toList();
    }
    Optional<String> id = catalogue.find(word);
    if (id.isEmpty()) {
      throw new UsageException(
          "--" + option + ": there is no rule " + word + Nearest.hint(word, ids));
    }
    return List.of(id.get());
  }

  private static Set<String> hideable(String option, Set<String> rules) throws UsageException {
    for (String rule : rules) {
      if (Gate.alwaysFails(rule)) {
        throw new UsageException(
            "--" + option + ": " + rule + " cannot be hidden: what is not understood never passes");
      }
    }
    return rules;
  }

  private Map<String, Severity> severities() throws UsageException {
    Map<String, Severity> severities = new HashMap<>();
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
                + Nearest.hint(word, SEVERITIES));
      }
      List<String> rules = rules("severity", value.substring(0, equals));
      for (String rule : hideable("severity", new LinkedHashSet<>(rules))) {
        severities.put(rule, severity.get());
      }
    }
    return severities;
  }

  private List<String> values(String option) {
    String[] values = line.getOptionValues(option);
    return values == null ? List.of() : List.of(values);
  }
}

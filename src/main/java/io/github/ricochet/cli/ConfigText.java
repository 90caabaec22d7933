package io.github.ricochet.cli;

import io.github.ricochet.config.Assumed;
import io.github.ricochet.config.Assumed.Segment;
import io.github.ricochet.config.Config;
import io.github.ricochet.config.HostEntry;
import io.github.ricochet.config.Said;
import io.github.ricochet.lint.Ignore;
import io.github.ricochet.lint.Where;
import io.github.ricochet.report.Paper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prints a configuration as YAML that reads back, with a comment that says who said each value. */
final class ConfigText {

  /** Comments stand in this column, if the line leaves room. */
  private static final int COMMENT = 40;

  private final Paper paper;
  private boolean begun;

  ConfigText(Paper paper) {
    this.paper = paper;
  }

  /** Prints it, with the hosts that it is for. */
  void print(Config config, List<String> hosts) {
    if (begun) {
      paper.line("---");
    }
    begun = true;
    String file = config.file().map(ConfigFinder::name).orElse("no .ricochet.yaml");
    paper.line("# " + file + (hosts.isEmpty() ? "" : ", for " + String.join(", ", hosts)));
    config.failOn().ifPresent(said -> value("fail-on", said));
    config.minConfidence().ifPresent(said -> value("min-confidence", said));
    if (!config.only().isEmpty() || !config.skip().isEmpty()) {
      paper.line("rules:");
      list("  ", "only", config.only());
      list("  ", "skip", config.skip());
    }
    mapping("", "severities", config.severities(), Object::toString);
    config
        .baseline()
        .ifPresent(b -> value("baseline", new Said<>(below(config, b.value()), b.by())));
    list("", "exclude", config.exclude());
    print("", config.assumed());
    if (!config.hosts().isEmpty()) {
      paper.line("hosts:");
      config.hosts().forEach(host -> print(config, host));
    }
    if (!config.ignores().isEmpty()) {
      paper.line("ignores:");
      config.ignores().forEach(this::print);
    }
  }

  private void print(Config config, HostEntry host) {
    line("  " + scalar(host.name().value()) + ":", host.name().by());
    paper.line("    dumps:");
    for (Said<Path> dump : host.dumps()) {
      line("      - " + scalar(below(config, dump.value())), dump.by());
    }
    print("    ", host.assumed());
  }

  private void print(String indent, Assumed assumed) {
    if (assumed.equals(Assumed.NOTHING)) {
      return;
    }
    paper.line(indent + "assume:");
    for (Segment segment : Segment.values()) {
      list(
          indent + "  ",
          segment.word(),
          assumed.segments().entrySet().stream()
              .filter(e -> e.getValue().value() == segment)
              .map(e -> new Said<>(e.getKey(), e.getValue().by()))
              .toList());
    }
    assumed
        .kernel()
        .ifPresent(k -> line(indent + "  kernel: " + scalar(k.value().release()), k.by()));
    mapping(indent + "  ", "sysctls", assumed.sysctls(), sysctl -> sysctl.value());
  }

  private void print(Ignore ignore) {
    line("  - rule: " + ignore.rule(), ignore.origin().toString());
    if (ignore.scope() instanceof Where where) {
      List<String> words =
          Stream.of(
                  word("host", where.host()),
                  word("chain", where.chain()),
                  word("port", where.port()),
                  word("service", where.service().map(Object::toString)),
                  word("fingerprint", where.fingerprint()))
              .flatMap(Optional::stream)
              .toList();
      if (!words.isEmpty()) {
        paper.line("    where: {" + String.join(", ", words) + "}");
      }
    }
    paper.line("    reason: " + scalar(ignore.reason()));
    ignore.until().ifPresent(day -> paper.line("    until: " + day));
  }

  private static Optional<String> word(String key, Optional<String> value) {
    return value.map(v -> key + ": " + scalar(v));
  }

  private void value(String key, Said<String> said) {
    line(key + ": " + scalar(said.value()), said.by());
  }

  private void list(String indent, String key, List<Said<String>> values) {
    if (!values.isEmpty()) {
      paper.line(indent + key + ":");
      values.forEach(said -> line(indent + "  - " + scalar(said.value()), said.by()));
    }
  }

  private <T> void mapping(
      String indent, String key, Map<String, Said<T>> values, Function<T, String> text) {
    if (!values.isEmpty()) {
      paper.line(indent + key + ":");
      values.forEach(
          (name, said) ->
              line(
                  indent + "  " + scalar(name) + ": " + scalar(text.apply(said.value())),
                  said.by()));
    }
  }

  /** A path as the file itself would name it. */
  private static String below(Config config, Path path) {
    Path folder = config.file().map(Path::getParent).orElse(Path.of("").toAbsolutePath());
    String name = folder.relativize(path).toString().replace('\\', '/');
    return name.isEmpty() ? "." : name;
  }

  private void line(String text, String by) {
    paper.line(text + " ".repeat(Math.max(2, COMMENT - text.length())) + "# " + by);
  }

  /** A value as YAML writes it: plain where nothing in it could be taken for something else. */
  private static String scalar(String text) {
    boolean plain =
        text.matches("[\\w./][\\w./:@+-]*(?: [\\w./@+-][\\w./:@+-]*)*")
            && !text.matches("(?i)null|.*:(?: .*)?");
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }
}

package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dumps of a sample host, to be edited and linted in memory. */
final class Dumps {

  private static final Linter LINTER = new Linter(RuleBase.load(), Catalogue.load());

  private final Map<String, String> texts = new TreeMap<>();

  private Dumps() {}

  /** The dumps in {@code samples/NAME}. */
  static Dumps ofSample(String name) {
    return of(Path.of("samples", name));
  }

  /** The dumps in a folder. */
  static Dumps of(Path folder) {
    Dumps dumps = new Dumps();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if ((name.endsWith(".txt") || name.endsWith(".conf")) && !name.equals("expected.txt")) {
          dumps.texts.put(name, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dumps;
  }

  /** A host of which there are only these rules of iptables-save. */
  static Dumps ofRules(String rules) {
    Dumps dumps = new Dumps();
    dumps.texts.put("iptables-save.txt", rules);
    return dumps;
  }

  /** The same dumps, to be edited apart. */
  Dumps copy() {
    Dumps copy = new Dumps();
    copy.texts.putAll(texts);
    return copy;
  }

  /** Without these files. */
  Dumps without(String... files) {
    for (String file : files) {
      assertThat(texts.remove(file)).as(file).isNotNull();
    }
    return this;
  }

  /** With what the regular expression matches in a file replaced; it has to match. */
  Dumps edit(String file, String regex, String replacement) {
    String edited = texts.get(file).replaceAll("(?m)" + regex, replacement);
    assertThat(edited).as(file).isNotEqualTo(texts.get(file));
    texts.put(file, edited);
    return this;
  }

  /** With what the regular expression matches in a file said once more, at its end, changed. */
  Dumps repeat(String file, String regex, UnaryOperator<String> change) {
    String text = texts.get(file);
    String more =
        Pattern.compile(regex, Pattern.MULTILINE)
            .matcher(text)
            .results()
            .map(found -> change.apply(found.group()))
            .collect(Collectors.joining());
    assertThat(more).as(file).isNotEmpty();
    texts.put(file, text + more);
    return this;
  }

  Host host() {
    List<DumpFile> files =
        texts.entrySet().stream().map(e -> new DumpFile(e.getKey(), e.getValue())).toList();
    return HostReader.readText("host", files);
  }

  HostFindings lint() {
    Host host = host();
    return LINTER.lint(host, Simulator.of(host, Assumptions.NONE));
  }

  /** The messages of a rule about a host that was read elsewhere. */
  static List<String> lint(Host host, Simulator simulator, String rule) {
    return findings(host, simulator, rule).stream().map(Finding::message).toList();
  }

  /** The findings of a rule about a host that was read elsewhere. */
  static List<Finding> findings(Host host, Simulator simulator, String rule) {
    return LINTER.lint(host, simulator).findings().stream()
        .filter(f -> f.rule().equals(rule))
        .toList();
  }

  /** The findings of one rule. */
  List<Finding> lint(String rule) {
    return lint().findings().stream().filter(f -> f.rule().equals(rule)).toList();
  }

  /** The findings of one rule, where flows have to work or must not. */
  List<Finding> lint(String rule, List<Expectation> policy) {
    Host host = host();
    Simulator simulator = Simulator.of(host, Assumptions.NONE);
    HostFindings nothing = new HostFindings("host", List.of(), List.of(), 0);
    return new PolicyFindings(RuleBase.load(), Catalogue.load())
        .add(nothing, host, simulator, policy).findings().stream()
            .filter(f -> f.rule().equals(rule))
            .toList();
  }

  /** A finding's flows, as {@code 10.0.0.2 -> 192.0.2.1:80/tcp}. */
  static List<String> words(List<FlowGroup> flows) {
    return flows.stream().map(f -> f.from() + " -> " + f.destination()).toList();
  }
}

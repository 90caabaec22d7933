package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.fact.Hygiene;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/own-rules.md lists the facts that rules can reason about, as they are. */
class FactListTest {

  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)\\(([\\w, ]*)\\)` \\| .+ \\|");

  private static final List<String> PACKAGES =
      List.of("host", "host.xtables", "host.vuurmuur", "lint.fact");

  private static Map<String, List<String>> listed() throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("docs/own-rules.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), List.of(row.group(2).split(", ", -1)));
      }
    }
    return rows;
  }

  @Test
  void whatIsListedIsThereAndHasTheseComponents() throws IOException {
    assertThat(listed())
        .isNotEmpty()
        .allSatisfy((name, parts) -> assertThat(components(type(name))).containsAll(parts));
  }

  @Test
  void whatIsToldIsListed() throws IOException {
    TreeSet<String> told = new TreeSet<>();
    for (Path folder : hosts()) {
      Host host = Dumps.of(folder).host();
      Simulator simulator = Simulator.of(host, Assumptions.NONE);
      Stream.concat(Facts.of(host, simulator).all(), Hygiene.of(host).stream())
          .filter(fact -> !(fact instanceof DumpKind))
          .map(fact -> fact.getClass().getSimpleName())
          .forEach(told::add);
    }
    assertThat(listed().keySet()).containsAll(told);
  }

  private static List<Path> hosts() throws IOException {
    try (Stream<Path> samples = Files.list(Path.of("samples"));
        Stream<Path> examples = Files.find(Path.of("rules"), 2, (p, a) -> p.endsWith("fires"))) {
      return Stream.concat(samples, examples).sorted().toList();
    }
  }

  private static Class<?> type(String name) {
    return PACKAGES.stream()
        .flatMap(room -> find("io.github.ricochet." + room + "." + name).stream())
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("docs/own-rules.md lists " + name + ", which is no fact"));
  }

  private static Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static List<String> components(Class<?> type) {
    assertThat(type).as("a fact is a record").isRecord();
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}

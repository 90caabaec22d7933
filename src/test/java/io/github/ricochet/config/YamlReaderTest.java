package io.github.ricochet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ricochet.host.DumpFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value of a YAML file knows its place, and everything wrong is told with it. */
class YamlReaderTest {

  private final Faults faults = new Faults();

  private Node read(String text) throws ConfigException {
    Optional<Node> node = YamlReader.read(new DumpFile("f.yaml", text), faults);
    faults.check();
    return node.orElseThrow();
  }

  private Section section(String text, String... keys) throws ConfigException {
    return new Section(read(text), "the file", List.of(keys), faults);
  }

  private List<String> told() {
    try {
      faults.check();
      return List.of();
    } catch (ConfigException e) {
      return e.messages();
    }
  }

  @Test
  void valuesStandWhereTheyStand() throws ConfigException {
    Section section = section("# first\nkey: [a, 'b c']\nother:\n  - 6.10\n", "key", "other");

    assertThat(section.scalars("key")).extracting(Node.Scalar::text).containsExactly("a", "b c");
    assertThat(section.scalars("key"))
        .extracting(s -> s.at().toString())
        .containsExactly("f.yaml:2:7", "f.yaml:2:10");
    assertThat(section.scalars("key").get(1).at().text()).isEqualTo("'b c'");
    assertThat(section.scalars("other").get(0).text()).isEqualTo("6.10");
    assertThat(section.scalars("other").get(0).at()).hasToString("f.yaml:4:5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [1, 2           | f.yaml:1:9: no YAML
          a: 1\\na: 2        | f.yaml:2:1: a stands here a second time; first in line 1
          'a: &x\\n- *x'     | this refers to itself
          ? [a]\\n: b        | f.yaml:1:3: a key is a single word
          a: 1\\n---\\nb: 2  | f.yaml:3:1: there is a second document
          "a: \\u0007"       | no YAML
          """)
  void whatIsNoYamlIsToldAtItsPlace(String text, String message) {
    String raw = text.replace("\\n", "\n").replace("\\u0007", "\u0007");
    YamlReader.read(new DumpFile("f.yaml", raw), faults);

    assertThat(told()).first().asString().contains(message);
  }

  @Test
  void aTagMakesNoObject() throws ConfigException {
    Section section = section("a: !!java.io.File x\n", "a");

    assertThat(section.scalar("a").map(Node.Scalar::text)).contains("x");
  }

  @Test
  void unknownKeysNameTheNearest() throws ConfigException {
    section("rulse: 1\nzzzzzzzz: 2\n", "rules", "hosts");

    assertThat(told())
        .containsExactly(
            "f.yaml:1:1: there is no key rulse; did you mean rules?",
            "f.yaml:2:1: there is no key zzzzzzzz; rules, hosts");
  }

  @Test
  void wrongKindsAreTold() throws ConfigException {
    Section section = section("a: {b: 1}\nc: 1\nd: soon\ne: x\n", "a", "c", "d", "e", "f");
    section.scalar("a");
    section.scalars("a");
    section.items("c");
    section.fields("c");
    section.date("d");
    section.choice("e", List.of("xx", "yy"));
    section.required("f");

    assertThat(told())
        .containsExactly(
            "f.yaml:1:4: a takes a single value, not a mapping",
            "f.yaml:1:4: a takes a list of single values, not a mapping",
            "f.yaml:2:4: c takes a list, not a single value",
            "f.yaml:2:4: c takes keys with values, not a single value",
            "f.yaml:3:4: d takes a date such as 2027-03-01, not soon",
            "f.yaml:4:4: there is no e x; did you mean xx?",
            "f.yaml:1:1: the file needs f");
  }

  @Test
  void referencesThatMultiplyAreRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    YamlReader.read(new DumpFile("f.yaml", text.toString()), faults);

    assertThat(told()).first().asString().contains("no YAML", "aliases");
  }

  @Test
  void deepNestingIsNoCrash() {
    YamlReader.read(new DumpFile("f.yaml", "[".repeat(200_000)), faults);

    assertThat(told()).first().asString().contains("nested too deeply");
  }

  @Test
  void aFileThatIsNoTextIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("f.yaml"), new byte[] {'a', (byte) 0xff});

    assertThatThrownBy(() -> YamlReader.text(file, "f.yaml")).hasMessage("f.yaml is no UTF-8 text");
  }
}

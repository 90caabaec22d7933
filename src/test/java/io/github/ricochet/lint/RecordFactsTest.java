package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.build.RuleCompilation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.runtime.KieSession;

/**
 * How DRL speaks about facts that are records. Every left side here matches exactly one port,
 * veth1.
 */
public final class RecordFactsTest {
  /** A flag. */
  public enum Flag {
    ON,
    OFF
  }

  /** Where a fact was read. */
  public record Place(String file, int line) {}

  /** A fact with components of every kind, and with predicates of its own. */
  public record Port(
      String name,
      String bridge,
      Flag hairpin,
      boolean up,
      Optional<String> backup,
      List<Integer> vlans,
      Place place) {
    /** A predicate without arguments. */
    public boolean silent() {
      return hairpin == Flag.OFF;
    }

    /** Its opposite. */
    public boolean loud() {
      return !silent();
    }

    /** A predicate over another fact. */
    public boolean sameBridgeAs(Port other) {
      return bridge.equals(other.bridge);
    }
  }

  /** A sealed family of facts. */
  public sealed interface Spot permits AtPort, Behind {}

  /** One member of it. */
  public record AtPort(String address, Port port) implements Spot {}

  /** The other member. */
  public record Behind(String address, String bridge) implements Spot {}

  private static final List<String> LEFT_SIDES =
      List.of(
          // a component by its name, compared with a literal or a constant
          "$p : Port( name == 'veth1' )",
          "$p : Port( hairpin == Flag.OFF )",
          "$p : Port( hairpin in (Flag.OFF) )",
          "$p : Port( name matches 'veth[1]' )",
          // a boolean component or predicate stands alone
          "$p : Port( up )",
          "$p : Port( silent )",
          "$p : Port( !loud() )",
          // what a component's own type can tell
          "$p : Port( place.line > 4 )",
          "$p : Port( backup.isPresent() )",
          "$p : Port( vlans contains 7 )",
          "$p : Port( 7 memberOf vlans )",
          // bindings and joins
          "$p : Port( $n : name ) AtPort( port.name == $n )",
          "$s : AtPort( address == '10.0.0.2' ) $p : Port( this == $s.port )",
          "$q : Port( ! up ) $p : Port( this != $q, sameBridgeAs($q) )",
          // a member of a sealed family
          "$s : Spot( this instanceof AtPort ) $a : AtPort( this == $s ) $p : Port( this == $a.port )",
          // conditional elements
          "$p : Port( $n : name ) exists AtPort( port.name == $n )",
          "$p : Port( $b : bridge, $n : name ) not Port( bridge == $b, name < $n )",
          "$p : Port( $b : bridge, up ) accumulate( Port( bridge == $b ); $c : count(1); $c == 2 )");

  /** The names of the ports that each left side matched. */
  private static final Map<String, List<String>> MATCHED = new HashMap<>();

  @BeforeAll
  static void compileAndRun(@TempDir Path project) throws Exception {
    Path folder = Files.createDirectories(project.resolve("rules/records"));
    Files.writeString(folder.resolve("README.md"), "");
    Files.writeString(folder.resolve("rule.drl"), drl());
    Path classes = Files.createDirectories(project.resolve("classes"));
    assertThat(RuleCompilation.run(project.resolve("rules"), classes)).isEmpty();

    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      String name = Files.readString(classes.resolve("META-INF/ricochet/rule-models")).strip();
      Model model = (Model) loader.loadClass(name).getConstructor().newInstance();
      run(KieBaseBuilder.createKieBaseFromModel(model).newKieSession());
    }
  }

  static List<String> leftSides() {
    return LEFT_SIDES;
  }

  @ParameterizedTest
  @MethodSource("leftSides")
  void matches(String leftSide) {
    assertThat(MATCHED.get(leftSide)).containsExactly("veth1");
  }

  private static void run(KieSession session) {
    session.setGlobal("matched", MATCHED);
    Port veth1 =
        new Port(
            "veth1", "br0", Flag.OFF, true, Optional.of("eth0"), List.of(7), new Place("link", 5));
    Port veth2 =
        new Port("veth2", "br0", Flag.ON, false, Optional.empty(), List.of(), new Place("link", 4));
    Stream.of(veth1, veth2, new AtPort("10.0.0.2", veth1), new Behind("10.0.0.3", "br0"))
        .forEach(session::insert);
    session.fireAllRules();
    session.dispose();
  }

  private static String drl() {
    String facts = RecordFactsTest.class.getName();
    StringBuilder drl = new StringBuilder("package io.github.ricochet.rules.records;\n");
    for (String fact : List.of("AtPort", "Behind", "Flag", "Port", "Spot")) {
      drl.append("import ").append(facts).append('.').append(fact).append(";\n");
    }
    drl.append("global java.util.Map matched;\n");
    for (String leftSide : LEFT_SIDES) {
      drl.append(
          """
          rule "%1$s" when
              %1$s
          then
              ((java.util.List) matched.computeIfAbsent(
                      drools.getRule().getName(), name -> new java.util.ArrayList()))
                  .add($p.name());
          end
          """
              .formatted(leftSide));
    }
    return drl.toString();
  }
}

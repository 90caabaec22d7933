package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;

class RuleBaseTest {
  private final KieSession session = RuleBase.load().newSession();

  @AfterEach
  void dispose() {
    session.dispose();
  }

  @Test
  void holdsTheRules() {
    assertThat(session.getKieBase().getKiePackages())
        .flatMap(KiePackage::getRules)
        .extracting(Rule::getName)
        .isNotEmpty();
  }

  @Test
  void claimsNothingWithoutFacts() {
    session.fireAllRules();
    assertThat(session.getObjects()).isEmpty();
  }

  /** Of 50,000 port forwards few have a flow that is not answered, and the others claim nothing. */
  @Test
  void asksForSuspectsWhereItClaimsHowFlowsFare() throws IOException {
    List<String> rules = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("rules"))) {
      for (Path folder : folders.toList()) {
        rules.addAll(
            List.of(Files.readString(folder.resolve("rule.drl")).split("(?m)^(?=rule \")", -1)));
      }
    }

    assertThat(rules)
        .filteredOn(rule -> rule.contains(".lost(") || rule.contains(".answered("))
        .isNotEmpty()
        .noneMatch(rule -> rule.substring(0, rule.indexOf("then\n")).contains("PortForward("));
  }

  @Test
  void countsEqualFactsOnce() {
    session.insert(new Fact("br0"));
    session.insert(new Fact("br0"));
    session.insert(new Fact("br1"));

    assertThat(session.getFactCount()).isEqualTo(2);
  }

  private record Fact(String name) {}
}

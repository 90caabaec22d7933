package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void countsEqualFactsOnce() {
    session.insert(new Fact("br0"));
    session.insert(new Fact("br0"));
    session.insert(new Fact("br1"));

    assertThat(session.getFactCount()).isEqualTo(2);
  }

  private record Fact(String name) {}
}

package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;

class RuleBaseTest {
  @Test
  void firesNothingWithoutFacts() {
    KieSession session = RuleBase.load().newSession();
    try {
      assertThat(session.getKieBase().getKiePackages()).isNotEmpty();
      assertThat(session.fireAllRules()).isZero();
    } finally {
      session.dispose();
    }
  }
}

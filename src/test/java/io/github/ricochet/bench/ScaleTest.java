package io.github.ricochet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.HostFindings;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a lint takes grows with the rules and not with their square. Bytes that are allocated are
 * the same on every machine, as times are not.
 */
class ScaleTest {

  private static final Linter LINTER = new Linter(RuleBase.load(), Catalogue.load());

  @Test
  void aLintOfEightTimesTheRulesAllocatesEightTimesAsMuch() {
    allocated(500); // what is loaded once
    long few = allocated(1_000);
    long many = allocated(8_000);

    assertThat((double) many / few).isLessThan(9);
    assertThat(many / 8_000).as("bytes for each rule").isLessThan(60_000);
  }

  private static long allocated(int rules) {
    String dump = new KubeRules(rules).save();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Host host = HostReader.readText("kube", List.of(new DumpFile("iptables-save.txt", dump)));
    HostFindings found = LINTER.lint(host, Simulator.of(host, Assumptions.NONE));
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(found.findings()).isNotEmpty();
    return after - before;
  }
}

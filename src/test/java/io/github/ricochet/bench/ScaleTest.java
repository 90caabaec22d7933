package io.github.ricochet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.Catalogue;
import io.github.ricochet.lint.HostFindings;
import io.github.ricochet.lint.Linter;
import io.github.ricochet.lint.RuleBase;
import io.github.ricochet.lint.ServiceMatrix;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Location;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Standing;
import io.github.ricochet.path.Trace;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What a lint takes grows with the rules and not with their square. Bytes that are allocated are
 * the same on every machine, as times are not.
 */
class ScaleTest {

  private static final int BYTES_A_RULE = 12_000;

  /** Those that have to be told apart, and a part of the ten thousand flows that are listed. */
  private static final int WALKS_A_SERVICE = 60;

  private static final Linter LINTER = new Linter(RuleBase.load(), Catalogue.load());

  /** So few that no other thread takes part, of which nobody would count the bytes. */
  @Test
  void aLintOfEightTimesTheRulesAllocatesEightTimesAsMuch() {
    allocated(480); // what is loaded once
    long few = allocated(480);
    long many = allocated(8 * 480);

    assertThat((double) many / few).isLessThan(9);
    assertThat(many / (8 * 480)).as("bytes for each rule").isLessThan(BYTES_A_RULE);
  }

  /** Not each of hundreds of sources asks for each service: those that are alike ask once. */
  @Test
  void ofAKnownNodeAServiceTakesAFewWalksHoweverManyAsk() {
    assertThat(walksAService(new KubeNode(8_000).host())).isLessThan(WALKS_A_SERVICE);
  }

  /** Each container is named by rules of its own port, which no other's packets ask for. */
  @Test
  void ofManyContainersThatPublishPortsAServiceTakesAFewWalks() {
    assertThat(walksAService(new ContainerHost(200).published())).isLessThan(WALKS_A_SERVICE);
  }

  private static double walksAService(Host host) {
    AtomicInteger walks = new AtomicInteger();
    ServiceMatrix matrix =
        LINTER.services(host, new Counting(Simulator.of(host, Assumptions.NONE), walks));
    assertThat(matrix.sources().size()).isGreaterThan(3 * WALKS_A_SERVICE);
    return (double) walks.get() / matrix.rows().size();
  }

  /** Counts the walks on a host as it is. */
  private record Counting(Simulator simulator, AtomicInteger walks) implements Simulator {

    @Override
    public Simulator with(Host changed) {
      return simulator.with(changed);
    }

    @Override
    public boolean canWalk() {
      return simulator.canWalk();
    }

    @Override
    public Trace trace(Flow flow, Detail detail) {
      walks.incrementAndGet();
      return simulator.trace(flow, detail);
    }

    @Override
    public Location locate(Ip address) {
      return simulator.locate(address);
    }

    @Override
    public Function<Ip, Optional<Standing>> standings() {
      return simulator.standings();
    }
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

package io.github.ricochet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Leg;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a walk takes does not grow with the rules that its packet does not meet. Steps and bytes are
 * the same on every machine, as times are not.
 */
class WalkCostTest {

  /** After so many rounds all is loaded that a walk needs. */
  private static final int ROUNDS = 3;

  /**
   * What a walk takes on the average.
   *
   * @param steps the steps that are told of it
   * @param bytes what it allocates where nobody asks for steps
   */
  private record Cost(double steps, double bytes) {}

  @Test
  void aWalkAmongEightTimesTheRulesTakesTheSameStepsAndBytes() {
    Cost few = cost(new KubeNode(1_000));
    Cost many = cost(new KubeNode(8_000));

    assertThat(many.steps()).as("steps").isEqualTo(few.steps()).isBetween(10.0, 22.0);
    assertThat(many.bytes() / few.bytes()).as("bytes").isBetween(0.95, 1.05);
    assertThat(many.bytes()).as("bytes of a walk").isLessThan(14_500);
  }

  private static Cost cost(KubeNode node) {
    Simulator simulator = Simulator.of(node.host(), Assumptions.NONE);
    List<Flow> flows = node.plainFlows();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (Flow flow : flows) {
        simulator.walk(flow);
      }
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }
    long steps = flows.stream().map(simulator::trace).mapToLong(WalkCostTest::steps).sum();
    return new Cost((double) steps / flows.size(), (double) bytes / flows.size());
  }

  private static long steps(Trace trace) {
    return Stream.concat(Stream.of(trace.request()), trace.reply().stream())
        .map(Leg::steps)
        .mapToLong(List::size)
        .sum();
  }
}

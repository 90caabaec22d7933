package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A walk ends, whatever chains call each other; the kernel takes no table with a circle. */
@Timeout(60)
class EndlessChainsTest {

  private static final String ENDLESS =
      "the jump to ROUND is not taken: chains call each other without end";

  @Test
  void aChainThatCallsItself() {
    Trace trace = walk("-A FORWARD -j ROUND\n-A ROUND -j ROUND\n");

    assertThat(trace.assumptions()).contains(ENDLESS);
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void aChainThatCallsItselfTwice() {
    String rules = "-A FORWARD -j ROUND\n-A ROUND -j ROUND\n-A ROUND -j ROUND\n";

    assertThat(walk(rules).assumptions()).contains(ENDLESS);
  }

  @Test
  void aChainThatGoesToItselfAndComesBackFromNowhere() {
    assertThat(walk("-A FORWARD -j ROUND\n-A ROUND -g ROUND\n").assumptions()).contains(ENDLESS);
  }

  @Test
  void chainsWithoutACircleThatDoubleThePacketsWayFortyTimes() {
    String rules =
        IntStream.range(0, 40)
            .mapToObj(i -> ("-A C" + i + " -j C" + (i + 1) + "\n").repeat(2))
            .collect(Collectors.joining("", "-A FORWARD -j C0\n", ""));

    assertThat(walk(rules).assumptions())
        .anyMatch(said -> said.endsWith("is not taken: it is the packet's 100,001st in its table"));
  }

  @Test
  void whatFollowsTheCircleStillDecides() {
    String rules = "-A FORWARD -j ROUND\n-A FORWARD -j DROP\n-A ROUND -g ROUND\n";

    assertThat(walk(rules).outcome()).isEqualTo(Outcome.LOST);
  }

  private static Trace walk(String rules) {
    String chains =
        IntStream.rangeClosed(0, 40)
            .mapToObj(i -> ":C" + i + " - [0:0]\n")
            .collect(Collectors.joining("", ":FORWARD ACCEPT [0:0]\n:ROUND - [0:0]\n", ""));
    BridgeHost host =
        new BridgeHost().with("iptables-save", "*filter\n" + chains + rules + "COMMIT\n");
    return host.asks(BridgeHost.D, BridgeHost.A, Set.of());
  }
}

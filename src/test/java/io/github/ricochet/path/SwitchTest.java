package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several machines behind one port: a switch that learns, or a hub. */
class SwitchTest {

  /** A and C behind p1, which is in hairpin mode. */
  private static BridgeHost shared() {
    return new BridgeHost()
        .with("ip-link", "hairpin off guard off", "hairpin on guard off")
        .with("bridge-fdb", "02:00:00:00:00:0c dev p2", "02:00:00:00:00:0c dev p1");
  }

  @Test
  void aSwitchLosesWhatHairpinSendsBackToIt() {
    Trace trace = shared().asks(BridgeHost.A);
    assertThat(trace.outcome()).isEqualTo(Outcome.LOST);
    assertThat(trace.loss().orElseThrow().reason()).isEqualTo(Loss.Reason.LEARNING_SWITCH);
    assertThat(trace.request().steps()).anyMatch(s -> s.note().startsWith("unstable"));
  }

  @Test
  void aSwitchThatOnlyTheUserKnowsOfDoesSoToo() {
    BridgeHost host =
        new BridgeHost().with("ip-link", "hairpin off guard off", "hairpin on guard off");
    assertThat(host.asks(BridgeHost.A).outcome()).isEqualTo(Outcome.ANSWERED);
    Assumptions told = new Assumptions(Set.of(), Set.of("p1"), Optional.empty());
    Trace trace =
        Simulator.of(host.read(), told).trace(Flow.of(BridgeHost.A, BridgeHost.PUBLIC, 6, 80));
    assertThat(trace.loss().orElseThrow().reason()).isEqualTo(Loss.Reason.LEARNING_SWITCH);
  }

  @Test
  void aHubDoesNot() {
    Trace trace = shared().asks(BridgeHost.A, BridgeHost.PUBLIC, Set.of("p1"));
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.seenSource().map(Object::toString)).contains("10.0.0.1");
  }

  @Test
  void behindAHubTheHostsOwnCopyOfAConnectionDoesNotDisturbTheFirst() {
    // A gets C's SYN twice, by the hub and from 10.0.0.1, and answers twice. C's ACK goes by the
    // first answer, which is not the one that conntrack saw: it is not translated, and nobody
    // resets it.
    Trace trace = shared().asks(BridgeHost.C, BridgeHost.A, Set.of("p1"));
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.seenSource()).contains(BridgeHost.C);
    assertThat(trace.assumptions()).anyMatch(a -> a.contains("random sequence numbers"));
  }

  @Test
  void aSwitchBehindAPortThatAnswersArpMayHaveLearnedWrongly() {
    BridgeHost host =
        shared().with("ip-link", "hairpin on guard off", "hairpin off guard off proxy_arp on");
    assertThat(host.asks(BridgeHost.D).assumptions()).anyMatch(a -> a.contains("(proxy_arp)"));
    assertThat(host.asks(BridgeHost.D, BridgeHost.PUBLIC, Set.of("p1")).assumptions())
        .noneMatch(a -> a.contains("(proxy_arp)"));
  }

  @Test
  void aSwitchBehindHairpinMayHaveSeenTheBroadcastsOfItsOwnMachines() {
    assertThat(shared().asks(BridgeHost.D).assumptions()).anyMatch(a -> a.contains("hairpin mode"));
    assertThat(shared().asks(BridgeHost.D, BridgeHost.PUBLIC, Set.of("p1")).assumptions())
        .noneMatch(a -> a.contains("hairpin mode"));
  }

  @Test
  void neighboursBehindOneSwitchDoNotPassTheHost() {
    Trace trace = shared().asks(BridgeHost.C, BridgeHost.A, Set.of());
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.request().steps()).extracting(Step::at).doesNotContain("br_handle_frame");
  }
}

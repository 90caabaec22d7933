package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth table of the bounce, kernel by kernel. */
class BounceTest {

  @Test
  void losesTheBounceToThePortThatItCameInBy() {
    Trace trace = new BridgeHost().asks(BridgeHost.A);
    assertThat(trace.outcome()).isEqualTo(Outcome.LOST);
    assertThat(trace.loss().orElseThrow().reason()).isEqualTo(Loss.Reason.SAME_PORT);
    assertThat(trace.request().at()).isEqualTo("should_deliver");
    assertThat(trace.reply()).isEmpty();
  }

  @Test
  void whatAMachineSendsToItsOwnAddressNeverComesToTheHost() {
    Trace trace = new BridgeHost().asks(BridgeHost.A, BridgeHost.A, Set.of());
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.request().steps()).extracting(Step::at).containsExactly("sent", "delivered");
  }

  @Test
  void bouncesToAnotherPort() {
    Trace trace = new BridgeHost().asks(BridgeHost.C);
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.answeredBy()).contains(BridgeHost.A);
  }

  @Test
  void bouncesToAnotherPortWithoutSourceNatToo() {
    BridgeHost host =
        new BridgeHost().with("iptables-save", "-j SNAT --to-source 10.0.0.1", "-j ACCEPT");
    assertThat(host.asks(BridgeHost.C).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void routesTheBounceWhereIptablesDoesNotSeeBridgedFrames() {
    BridgeHost host = new BridgeHost().with("sysctl", "call-iptables = 1", "call-iptables = 0");
    assertThat(host.asks(BridgeHost.A).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void orsTheSysctlWithTheBridge() {
    BridgeHost host =
        new BridgeHost()
            .with("sysctl", "call-iptables = 1", "call-iptables = 0")
            .with("ip-link", "nf_call_iptables 0", "nf_call_iptables 1");
    assertThat(host.asks(BridgeHost.A).outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void walksBothWaysWhereNoDumpTellsHairpin() {
    Trace trace = new BridgeHost().with("ip-link", "hairpin off ", "").asks(BridgeHost.A);
    assertThat(trace.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(trace.branches())
        .extracting(Trace::outcome)
        .containsExactlyInAnyOrder(Outcome.LOST, Outcome.ANSWERED);
    assertThat(trace.choices())
        .extracting(Choice::settledBy)
        .containsExactly(Optional.of(DumpKind.BRIDGE_LINK));
  }

  @Test
  void isDoneForAlikeWhereIsolationOverrulesHairpin() {
    BridgeHost host =
        new BridgeHost()
            .with("ip-link", "hairpin off guard off", "hairpin on guard off")
            .with("ip-link", "isolated off", "isolated on");
    assertThat(host.asks(BridgeHost.A).loss().orElseThrow().reason())
        .isEqualTo(Loss.Reason.ISOLATED);
  }

  @ParameterizedTest(name = "a promiscuous bridge on {0}: {1}")
  @CsvSource({
    "6.18.44, LOST",
    "6.9, LOST",
    "5.15.158, LOST",
    "5.15.157, ANSWERED",
    "4.19.0, ANSWERED"
  })
  void reliesOnPromiscuityBeforeTheMendOnly(String kernel, Outcome outcome) {
    BridgeHost host =
        new BridgeHost().with("ip-link", "promiscuity 0", "promiscuity 1").kernel(kernel);
    assertThat(host.asks(BridgeHost.A).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "hairpin on {0}: {1}")
  @CsvSource({"6.18.44, ANSWERED", "2.6.32, ANSWERED", "2.6.31, LOST"})
  void knowsHairpinSince2632(String kernel, Outcome outcome) {
    BridgeHost host =
        new BridgeHost()
            .with("ip-link", "hairpin off guard off", "hairpin on guard off")
            .kernel(kernel);
    assertThat(host.asks(BridgeHost.A).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "isolated ports on {0}: {1}")
  @CsvSource({"6.18.44, LOST", "4.18.0, LOST", "4.17.19, ANSWERED"})
  void knowsIsolatedPortsSince418(String kernel, Outcome outcome) {
    BridgeHost host =
        new BridgeHost().with("ip-link", "isolated off", "isolated on").kernel(kernel);
    assertThat(host.asks(BridgeHost.C).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "a bridge's own nf_call_iptables on {0}: {1}")
  @CsvSource({"6.18.44, LOST", "2.6.37, LOST", "2.6.36, ANSWERED"})
  void asksTheBridgeItselfSince2637(String kernel, Outcome outcome) {
    BridgeHost host =
        new BridgeHost()
            .with("sysctl", "call-iptables = 1", "call-iptables = 0")
            .with("ip-link", "nf_call_iptables 0", "nf_call_iptables 1")
            .kernel(kernel);
    assertThat(host.asks(BridgeHost.A).outcome()).isEqualTo(outcome);
  }

  @Test
  void usesTheBackupOfAPortWithoutCarrier() {
    BridgeHost host =
        new BridgeHost()
            .with(
                "ip-link",
                "3: p1: <BROADCAST,MULTICAST,UP,LOWER_UP>",
                "3: p1: <NO-CARRIER,BROADCAST,MULTICAST,UP>")
            .with("ip-link", "isolated off", "isolated off backup_port p2");
    assertThat(host.asks(BridgeHost.D).request().steps())
        .extracting(Step::note)
        .contains("out by p2");
  }

  @ParameterizedTest(name = "bridged DNAT without forwarding on {0}: {1}")
  @CsvSource({"6.18.44, LOST", "3.6, LOST", "3.2.0, ANSWERED"})
  void needsForwardingSince36(String kernel, Outcome outcome) {
    BridgeHost host =
        new BridgeHost()
            .with("iptables-save", "-j SNAT --to-source 10.0.0.1", "-j ACCEPT")
            .with("sysctl", "br0.forwarding = 1", "br0.forwarding = 0")
            .kernel(kernel);
    assertThat(host.asks(BridgeHost.C).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "-i in POSTROUTING on {0}: {1}")
  @CsvSource({"6.18.44, 10.1.0.1", "5.6.0, 10.1.0.2"})
  void showsTheIncomingDeviceInPostroutingSince57(String kernel, String seenSource) {
    BridgeHost host =
        new BridgeHost()
            .with(
                "iptables-save",
                ":POSTROUTING ACCEPT [0:0]",
                ":POSTROUTING ACCEPT [0:0]\n:OUT - [0:0]")
            .with(
                "iptables-save",
                "-A POSTROUTING -s 10.0.0.0/24",
                "-A POSTROUTING -j OUT\n-A OUT -i e0")
            .with("iptables-save", "--to-source 10.0.0.1", "--to-source 10.1.0.1")
            .kernel(kernel);
    assertThat(host.asks(BridgeHost.D).seenSource().map(Object::toString)).contains(seenSource);
  }

  @ParameterizedTest
  @ValueSource(ints = {Protocols.TCP, Protocols.UDP})
  void asksFromAnotherPortThanTheOneThatIsAsked(int protocol) {
    Flow flow = Flow.local(BridgeHost.PUBLIC, protocol, SenderPort.EPHEMERAL);

    Trace trace = Simulator.of(new BridgeHost().read(), Assumptions.NONE).trace(flow);

    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.request().steps().get(0).note()).contains(":40001 -> ");
  }

  /** Linux gives a datagram that a connected socket sends to itself to that very socket. */
  @Test
  void aSocketThatAsksItselfIsAnsweredByItself() {
    Flow flow =
        new Flow(
            Optional.empty(),
            BridgeHost.PUBLIC,
            Protocols.UDP,
            53,
            OptionalInt.of(53),
            Optional.empty());

    Trace trace = Simulator.of(new BridgeHost().read(), Assumptions.NONE).walk(flow);

    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.answeredBy()).contains(BridgeHost.PUBLIC);
    assertThat(trace.seenSource()).contains(BridgeHost.PUBLIC);
  }

  /** As after a container was made anew between `bridge fdb` and `ip link`. */
  @Test
  void whatABridgeLearnedOfAPortThatIsGoneTellsNothing() {
    BridgeHost host = new BridgeHost().with("bridge-fdb", " dev p1 ", " dev veth9c01 ");

    Trace trace = host.asks(BridgeHost.C);

    assertThat(trace.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(trace.choices())
        .extracting(Choice::settledBy)
        .containsExactly(Optional.of(DumpKind.BRIDGE_FDB));
  }

  @Test
  void aPortThatIsNotFloodedMayHaveLearnedItsMachineWhereNoDumpTells() {
    BridgeHost host = new BridgeHost().with("ip-link", "flood on", "flood off");
    assertThat(host.asks(BridgeHost.D).outcome()).isEqualTo(Outcome.ANSWERED);

    Trace untold = host.without("bridge-fdb").asks(BridgeHost.D);

    assertThat(untold.branches())
        .extracting(Trace::outcome)
        .containsExactlyInAnyOrder(Outcome.LOST, Outcome.ANSWERED);
    assertThat(untold.choices())
        .extracting(Choice::settledBy)
        .containsOnly(Optional.of(DumpKind.BRIDGE_FDB));
  }

  /** `ip route` names one address of each subnet; a port forward may be for another one. */
  @Test
  void whereRoutesAloneTellOfAddressesThereMayBeMore() {
    Ip second = Ip.of("10.1.0.7");
    BridgeHost host = new BridgeHost().with("iptables-save", "198.51.100.1", "10.1.0.7");
    assertThat(host.asks(BridgeHost.D, second, Set.of()).outcome()).isEqualTo(Outcome.LOST);

    Trace untold = host.without("ip-addr").asks(BridgeHost.D, second, Set.of());

    assertThat(untold.branches())
        .extracting(Trace::outcome)
        .containsExactly(Outcome.LOST, Outcome.ANSWERED);
    assertThat(untold.choices())
        .extracting(Choice::settledBy)
        .containsExactly(Optional.of(DumpKind.IP_ADDR));
  }

  @Test
  void whetherANeighbourIsThereIsOpenWhereNoDumpListsNeighbours() {
    Ip stranger = Ip.of("10.0.0.9");
    BridgeHost host = new BridgeHost();
    assertThat(host.asks(BridgeHost.A, stranger, Set.of()).outcome()).isEqualTo(Outcome.LOST);

    Trace untold = host.without("ip-neigh").asks(BridgeHost.A, stranger, Set.of());

    assertThat(untold.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(untold.choices())
        .extracting(Choice::settledBy)
        .contains(Optional.of(DumpKind.IP_NEIGH));
  }
}

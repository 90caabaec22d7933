package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Host;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.BridgeHost;
import io.github.ricochet.path.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is offered as a cure, in which order, and what is not. */
class RemediesTest {

  private static Dumps tika() {
    return Dumps.ofSample("tika");
  }

  private static Finding bounce(Dumps dumps) {
    return dumps.lint("RC101").get(0);
  }

  private static List<String> commands(Finding finding) {
    return finding.remedies().stream().flatMap(r -> r.commands().stream()).toList();
  }

  @Test
  void hairpinComesFirstSinceItTouchesNothingElse() {
    Remedy best = bounce(tika()).remedies().get(0);

    assertThat(best.commands()).containsExactly("bridge link set dev v-web hairpin on");
    assertThat(best.verified()).isTrue();
    assertThat(best.cures()).isEqualTo(1);
    assertThat(best.breaks()).isEmpty();
    assertThat(best.sideEffects().get(0)).contains("cures all of it and breaks nothing");
  }

  @Test
  void hairpinIsNotOfferedWhereSeveralMachinesAreBehindThePort() {
    Dumps several =
        tika()
            .edit(
                "bridge-fdb.txt",
                "^9e:58:2a:eb:2d:46 dev v-web master br-lxc .*$",
                "$0\n02:00:00:00:00:77 dev v-web master br-lxc ");

    assertThat(commands(bounce(several))).noneMatch(c -> c.contains("hairpin"));
    assertThat(commands(bounce(several))).isNotEmpty();
  }

  @Test
  void hairpinIsNotOfferedForANetworkCard() {
    Dumps card = tika().edit("ip-link.txt", "^ +veth ?$", "");
    for (String file : List.of("ip-link.txt", "ip-addr.txt", "bridge-link.txt")) {
      card.edit(file, "^(\\d+: v-web)@[\\w-]+", "$1");
    }

    assertThat(commands(bounce(card))).noneMatch(c -> c.contains("hairpin"));
  }

  @Test
  void whatOnlyMovesTheLossIsCompleted() {
    Dumps onlyForItself =
        tika()
            .edit("sysctl.txt", "(nf-call-iptables) = 1", "$1 = 0")
            .edit(
                "iptables-save.txt",
                "^-A POSTROUTING -s 10.0.0.0/24",
                "-A POSTROUTING -s 10.0.0.2/32");
    Finding lost = onlyForItself.lint("RC102").get(0);
    Remedy handedOver =
        lost.remedies().stream()
            .filter(r -> r.commands().get(0).endsWith("bridge-nf-call-iptables=1"))
            .findFirst()
            .orElseThrow();

    assertThat(handedOver.commands())
        .containsExactly(
            "sysctl -w net.bridge.bridge-nf-call-iptables=1",
            "bridge link set dev v-web hairpin on");
    assertThat(handedOver.sideEffects())
        .anyMatch(
            s ->
                s.contains(
                    "alone would lose 2 flows, such as 10.0.0.2 -> 192.0.2.1:80/tcp at should_deliver"));
    assertThat(handedOver.breaks()).isEmpty();
  }

  @Test
  void aChangeThatCuresNoFlowOfTheFindingIsLeftOut() {
    Host host =
        new BridgeHost()
            .with("ss", "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\n")
            .with("ip-neigh", "10.0.0.3 dev", "10.0.0.4 dev br0 FAILED\n10.0.0.3 dev")
            .with(
                "iptables-save",
                "-A POSTROUTING",
                "-A PREROUTING -d 198.51.100.1/32 -p tcp -m tcp --dport 81 -j DNAT --to-destination 10.0.0.4\n-A POSTROUTING")
            .read();
    Finding ofTheHost = Dumps.findings(host, Simulator.of(host, Assumptions.NONE), "RC107").get(0);

    assertThat(Dumps.words(ofTheHost.flows())).containsExactly("local -> 198.51.100.1:80-81/tcp");
    assertThat(ofTheHost.remedies())
        .singleElement()
        .satisfies(r -> assertThat(r.cures()).isEqualTo(1));
    assertThat(commands(ofTheHost))
        .containsExactly(
            "iptables -t nat -I OUTPUT 1 -d 198.51.100.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.2");
  }

  private static List<String> deadTarget(BridgeHost host) {
    Host read = host.read();
    return Dumps.findings(read, Simulator.of(read, Assumptions.NONE), "RC205").stream()
        .flatMap(finding -> commands(finding).stream())
        .toList();
  }

  @Test
  void aPortThatNoSpanningTreeHasClosedIsSetForwarding() {
    BridgeHost closed = new BridgeHost().with("ip-link", "state forwarding", "state disabled");
    assertThat(deadTarget(closed)).contains("bridge link set dev p1 state 3");
    assertThat(deadTarget(closed.with("ip-link", "stp_state 0", "stp_state 1")))
        .noneMatch(c -> c.contains("state 3"));
  }

  @Test
  void aPortThatIsDownIsSetUp() {
    String up = "3: p1: <BROADCAST,MULTICAST,UP,LOWER_UP>";
    BridgeHost down = new BridgeHost().with("ip-link", up, "3: p1: <BROADCAST,MULTICAST>");
    assertThat(deadTarget(down)).contains("ip link set dev p1 up");
  }

  @Test
  void hairpinIsNotOfferedWhereThePortDoesNotLearnWhoIsBehindIt() {
    Host host = new BridgeHost().with("ip-link", "learning on", "learning off").read();
    List<Finding> found = Dumps.findings(host, Simulator.of(host, Assumptions.NONE), "RC101");

    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(f -> assertThat(commands(f)).noneMatch(c -> c.contains("hairpin")));
  }

  @Test
  void aDropThatSomebodyMeantIsNotOpened() {
    Dumps filtered =
        tika()
            .edit(
                "iptables-save.txt",
                "^(:FORWARD .*\n)",
                "$1-A FORWARD -s 192.0.2.9/32 -d 10.0.0.2/32 -j DROP\n");

    assertThat(filtered.lint("RC201"))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.remedies()).isEmpty());
  }

  @Test
  void whereItLastsDependsOnWhoseTheBridgeIs() {
    Dumps docker = tika();
    for (String file :
        List.of(
            "ip-link",
            "ip-addr",
            "ip-neigh",
            "ip-route",
            "bridge-link",
            "bridge-fdb",
            "iptables-save")) {
      docker.edit(file + ".txt", "br-lxc", "docker0");
    }

    assertThat(bounce(tika()).remedies().get(0).lasting())
        .singleElement()
        .asString()
        .contains("lxc.net.0");
    assertThat(bounce(docker).remedies().get(0).lasting())
        .singleElement()
        .asString()
        .contains("/etc/docker/daemon.json", "userland-proxy");
  }

  @Test
  void countersAreEvidence() {
    Dumps counted =
        tika()
            .edit("iptables-save.txt", "^-A PREROUTING -s", "[1204:72240] -A PREROUTING -s")
            .edit(
                "iptables-save.txt",
                "^-A POSTROUTING -s (.* -j SNAT)",
                "[0:0] -A POSTROUTING -s $1");
    Dumps passed =
        counted.copy().edit("iptables-save.txt", "^.0:0. -A POSTROUTING", "[7:420] -A POSTROUTING");

    assertThat(bounce(counted).message()).endsWith(". Seen on this host: 1,204 packets");
    assertThat(bounce(passed).message()).doesNotContain("Seen on");
    assertThat(bounce(counted).fingerprint()).isEqualTo(bounce(tika()).fingerprint());
  }
}

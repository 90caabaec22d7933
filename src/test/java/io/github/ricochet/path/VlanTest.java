package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Ip;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** VLAN-aware bridges, from the kernel's source (net/bridge/br_vlan.c). */
class VlanTest {

  private static final String ONE_VLAN =
      "port              vlan-id  \np1                1 PVID Egress Untagged\np2                1 PVID Egress Untagged\nbr0               1 PVID Egress Untagged\n";

  private static final Ip E = Ip.of("10.20.0.5");

  private static BridgeHost aware(String vlans) {
    return new BridgeHost()
        .with("ip-link", "vlan_filtering 0", "vlan_filtering 1")
        .with("bridge-vlan", vlans);
  }

  @Test
  void bridgesWithinOneVlan() {
    assertThat(aware(ONE_VLAN).asks(BridgeHost.C, BridgeHost.A, Set.of()).outcome())
        .isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void keepsVlansApart() {
    Trace trace =
        aware(ONE_VLAN.replace("p2                1", "p2                2"))
            .asks(BridgeHost.C, BridgeHost.A, Set.of());
    assertThat(trace.outcome()).isEqualTo(Outcome.LOST);
    assertThat(trace.loss().orElseThrow().reason()).isEqualTo(Loss.Reason.VLAN);
  }

  @Test
  void dropsUntaggedFramesWhereThePortHasNoPvid() {
    Trace trace =
        aware(
                ONE_VLAN.replace(
                    "p2                1 PVID Egress Untagged",
                    "p2                1 Egress Untagged"))
            .asks(BridgeHost.C, BridgeHost.A, Set.of());
    assertThat(trace.loss().orElseThrow().at()).isEqualTo("br_allowed_ingress");
  }

  @Test
  void handsFramesToTheHostOnlyWhereTheBridgeIsAMember() {
    Trace trace =
        aware(ONE_VLAN.replace("br0               1 PVID Egress Untagged\n", ""))
            .asks(BridgeHost.C);
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    Trace toHost =
        aware(ONE_VLAN.replace("br0               1 PVID Egress Untagged\n", ""))
            .asks(BridgeHost.C, BridgeHost.D, Set.of());
    assertThat(toHost.loss().orElseThrow().reason()).isEqualTo(Loss.Reason.VLAN);
  }

  @Test
  void stillLosesTheBounceToItsOwnPort() {
    assertThat(aware(ONE_VLAN).asks(BridgeHost.A).loss().orElseThrow().reason())
        .isEqualTo(Loss.Reason.SAME_PORT);
  }

  /** A bridge that does not know VLANs, with E (10.20.0.5) behind p2, tagged, and br0.20 for it. */
  private static BridgeHost tagged() {
    return new BridgeHost()
        .with(
            "ip-link",
            "2: br0:",
            """
            7: br0.20@br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000
                link/ether 02:00:00:00:01:01 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 0 maxmtu 65535\s
                vlan protocol 802.1Q id 20 <REORDER_HDR>\s
            2: br0:""")
        .with(
            "ip-addr",
            "2: br0:",
            """
            7: br0.20@br0: <UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default qlen 1000
                inet 10.20.0.1/24 scope global br0.20
                   valid_lft forever preferred_lft forever
            2: br0:""")
        .with(
            "ip-route",
            "10.0.0.0/24 dev br0",
            "10.20.0.0/24 dev br0.20 proto kernel scope link src 10.20.0.1\n10.0.0.0/24 dev br0")
        .with(
            "ip-neigh",
            "10.0.0.2 dev br0",
            "10.20.0.5 dev br0.20 lladdr 02:00:00:00:00:0e REACHABLE\n"
                + "10.20.0.6 dev br0.20 lladdr 02:00:00:00:00:0f REACHABLE\n10.0.0.2 dev br0")
        .with(
            "bridge-fdb",
            "02:00:00:00:00:0a dev p1",
            "02:00:00:00:00:0e dev p2 master br0\n02:00:00:00:00:0f dev p2 master br0\n"
                + "02:00:00:00:00:0a dev p1")
        .with(
            "sysctl",
            "net.ipv4.conf.br0.forwarding",
            "net.ipv4.conf.br0/20.forwarding = 1\nnet.ipv4.conf.br0.forwarding");
  }

  @Test
  void routesTaggedFramesByTheDeviceOfTheirVlan() {
    Trace trace = tagged().asks(E);
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.answeredBy()).contains(BridgeHost.A);
    assertThat(trace.request().steps())
        .extracting(Step::note)
        .contains("tagged frames do not pass iptables", "to the host, by br0.20");
    assertThat(trace.reply().orElseThrow().steps())
        .extracting(Step::note)
        .contains("VLAN 20", "out by p2");
  }

  @Test
  void sendsATaggedBounceBackByItsPortSinceItIsRouted() {
    Trace trace = bouncing().asks(E);
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.seenSource()).contains(Ip.of("10.20.0.1"));
  }

  @Test
  void losesTheTaggedBounceWhereIptablesSeesTaggedFramesAsOfTheirVlan() {
    Trace trace =
        bouncing()
            .with(
                "sysctl",
                "bridge-nf-filter-vlan-tagged = 0",
                "bridge-nf-filter-vlan-tagged = 1\nnet.bridge.bridge-nf-pass-vlan-input-dev = 1")
            .asks(E);
    assertThat(trace.loss().orElseThrow().reason()).isEqualTo(Loss.Reason.SAME_PORT);
  }

  private static BridgeHost bouncing() {
    return tagged()
        .with("iptables-save", "--to-destination 10.0.0.2", "--to-destination 10.20.0.6")
        .with("iptables-save", "-s 10.0.0.0/24 -d 10.0.0.2/32", "-s 10.20.0.0/24 -d 10.20.0.6/32")
        .with("iptables-save", "--to-source 10.0.0.1", "--to-source 10.20.0.1");
  }

  @Test
  void keepsAddressesOfEachVlanApart() {
    Trace trace =
        aware(ONE_VLAN)
            .with(
                "bridge-fdb",
                """
                02:00:00:00:00:0a dev p2 vlan 2 master br0
                02:00:00:00:00:0a dev p1 vlan 1 master br0
                02:00:00:00:00:0c dev p2 vlan 1 master br0
                """)
            .asks(BridgeHost.C);
    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void bridgesByABondAndByAVlanDeviceAsByAnyPort() {
    for (String device : List.of("bond0", "eth1.30")) {
      BridgeHost host =
          new BridgeHost()
              .with("ip-link", "4: p2:", "4: " + device + ":")
              .with("bridge-fdb", "dev p2", "dev " + device);
      assertThat(host.asks(BridgeHost.C).outcome()).isEqualTo(Outcome.ANSWERED);
      assertThat(host.asks(BridgeHost.C).request().steps())
          .extracting(Step::note)
          .contains("in by port " + device + " of br0");
    }
  }
}

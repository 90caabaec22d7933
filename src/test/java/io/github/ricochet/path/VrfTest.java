package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Packets of a device that is enslaved to a VRF are routed by its table (drivers/net/vrf.c). */
class VrfTest {

  private static final String RULES =
      """
      0: from all lookup local
      1000: from all lookup [l3mdev-table]
      32766: from all lookup main
      32767: from all lookup default
      """;

  /** D's device in a VRF with a table of its own, in which A's network is not. */
  private static BridgeHost host(String route) {
    BridgeHost host =
        new BridgeHost().with("ip-rule", RULES).with("ip-route", "10.0.0.0/24", route);
    return host.with(
        "ip-link",
        "5: e0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue",
        VRF + "5: e0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master blue");
  }

  private static final String VRF =
      """
      9: blue: <NOARP,MASTER,UP,LOWER_UP> mtu 65575 qdisc noqueue state UP mode DEFAULT group default qlen 1000
          link/ether 02:00:00:00:01:09 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 1280 maxmtu 65575\s
          vrf table 10 addrgenmode eui64\s
      """;

  @Test
  void aTableOfTheVrfComesBeforeMain() {
    BridgeHost closed = host("unreachable 10.0.0.0/24 table 10 metric 4278198272\n10.0.0.0/24");
    assertThat(closed.asks(BridgeHost.D).outcome()).isEqualTo(Outcome.UNREACHABLE);

    BridgeHost open = host("10.0.0.0/24 dev br0 table 10 proto static scope link\n10.0.0.0/24");
    assertThat(open.asks(BridgeHost.D).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void whatTheVrfDoesNotKnowGoesOnToMain() {
    BridgeHost host = host("10.9.0.0/24 dev br0 table 10 scope link\n10.0.0.0/24");
    assertThat(host.asks(BridgeHost.D).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void aPacketOfNoVrfPassesTheRuleOver() {
    BridgeHost host = host("unreachable 10.0.0.0/24 table 10 metric 4278198272\n10.0.0.0/24");
    assertThat(host.asks(BridgeHost.C).assumptions()).noneMatch(a -> a.contains("VRF"));
  }

  @Test
  void saysThatTheVrfIsNotSeenByRules() {
    BridgeHost host = host("10.9.0.0/24 dev br0 table 10 scope link\n10.0.0.0/24");
    assertThat(host.asks(BridgeHost.D).assumptions())
        .contains(
            "no rule asks for the VRF blue as incoming interface (of packets in a VRF, Ricochet knows the route alone)");
  }
}

package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a missing dump leaves open is said with the result, where the walk comes to it. */
class MissingDumpsTest {

  private static final String LOCAL = "local 10.0.0.1 dev br0 table local proto kernel\n";
  private static final String POLICIES =
      """
      0: from all lookup local
      100: from all fwmark 0x9 lookup main
      200: from all lookup vpn
      32766: from all lookup main
      32767: from all lookup default
      """;

  @Test
  void saysThatNoBridgeRulesAreKnownWhereAFramePassesABridge() {
    String said = "ebtables has no rules (no `ebtables-save` dump tells)";
    BridgeHost host = new BridgeHost();
    assertThat(host.asks(BridgeHost.C).assumptions()).contains(said);

    host.with("ebtables-save", "*filter\n:INPUT ACCEPT\n:FORWARD ACCEPT\n:OUTPUT ACCEPT\n");
    assertThat(host.asks(BridgeHost.C).assumptions()).doesNotContain(said);
  }

  @Test
  void saysThatNoRulesAreKnown() {
    String said = "iptables has no rules (no `iptables-save` dump tells)";
    assertThat(new BridgeHost().without("iptables-save").asks(BridgeHost.D).assumptions())
        .contains(said);
    assertThat(new BridgeHost().asks(BridgeHost.D).assumptions()).doesNotContain(said);
  }

  @Test
  void saysThatNoRoutesAndNoRoutingRulesAreKnown() {
    String routes = "the host has routes to its own subnets alone (no `ip route` dump tells)";
    String rules = "there is no policy routing (no `ip rule` dump tells)";
    BridgeHost host = new BridgeHost();
    assertThat(host.asks(BridgeHost.D).assumptions()).contains(rules).doesNotContain(routes);

    host.with("ip-rule", POLICIES).without("ip-route");
    assertThat(host.asks(BridgeHost.D).assumptions()).contains(routes).doesNotContain(rules);
  }

  @Test
  void saysThatATableOfARoutingRuleWasNotRead() {
    String said = "the routing table vpn is empty (no `ip route show table all` dump tells)";
    BridgeHost host = new BridgeHost().with("ip-rule", POLICIES);
    assertThat(host.asks(BridgeHost.D).assumptions()).contains(said);

    host.with("ip-route", "10.0.0.0/24", LOCAL + "10.0.0.0/24");
    assertThat(host.asks(BridgeHost.D).assumptions()).doesNotContain(said);
  }

  @Test
  void saysThatNoInterfaceIsKnownToBelongToAVrf() {
    String said = "no interface belongs to a VRF (no `ip -d link` dump tells)";
    String vrfs = "0: from all lookup local\n1000: from all lookup [l3mdev-table]\n";
    BridgeHost host = new BridgeHost().with("ip-rule", vrfs + "32766: from all lookup main\n");
    assertThat(host.asks(BridgeHost.D).assumptions()).doesNotContain(said);

    host.without("ip-link").with("bridge-link", "3: p1: <UP> mtu 1500 master br0\n");
    assertThat(host.asks(BridgeHost.D).assumptions()).contains(said);
  }

  @Test
  void saysWhatItTakesAPortForWhereOnlyItsBridgeIsKnown() {
    String state = "bridge ports are forwarding (no `bridge link` dump tells)";
    String flags =
        "bridge ports learn, flood and are not isolated (no `bridge -d link` dump tells)";
    BridgeHost host = new BridgeHost();
    assertThat(host.asks(BridgeHost.C).assumptions()).doesNotContain(state, flags);

    host.with("ip-link", " state forwarding priority 32", "");
    host.with("ip-link", " learning on flood on isolated off", "");
    assertThat(host.asks(BridgeHost.C).assumptions()).contains(state, flags);
  }
}

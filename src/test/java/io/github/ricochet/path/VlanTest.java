package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** VLAN-aware bridges, from the kernel's source (net/bridge/br_vlan.c). */
class VlanTest {

  private static final String ONE_VLAN =
      "port              vlan-id  \np1                1 PVID Egress Untagged\np2                1 PVID Egress Untagged\nbr0               1 PVID Egress Untagged\n";

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
}

package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import org.junit.jupiter.api.Test;

class BridgeReadersTest {

  @Test
  void bridgeLinkWithDetails() {
    Host host =
        Dumps.host(
            """
            4: web@br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master br0 state forwarding priority 32 cost 2\s
                hairpin on guard off root_block off fastleave off learning on flood on mcast_flood on isolated off locked off\s
            5: old state UP : <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master br0 state disabled priority 32 cost 4\s
                hairpin off guard off root_block off fastleave off learning off flood on\s
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.ports())
        .extracting(BridgePort::name, BridgePort::hairpin, BridgePort::state, BridgePort::isolated)
        .containsExactly(
            tuple("web", Setting.ON, StpState.FORWARDING, Setting.OFF),
            tuple("old", Setting.OFF, StpState.DISABLED, Setting.UNKNOWN));
    assertThat(host.findPort("web").orElseThrow().origin().line()).isEqualTo(2);
  }

  @Test
  void bridgeLinkWithoutDetailsSaysNothingOfHairpin() {
    Host host =
        Dumps.host(
            "4: web@if2: <BROADCAST,UP> mtu 1500 master br0 state forwarding priority 32 cost 2\n");

    assertThat(host.findPort("web").orElseThrow().hairpin()).isEqualTo(Setting.UNKNOWN);
    assertThat(host.findPort("web").orElseThrow().state()).isEqualTo(StpState.FORWARDING);
  }

  @Test
  void fdbEntriesThatForwardAndThoseThatDoNot() {
    Host host =
        Dumps.host(
            """
            33:33:00:00:00:01 dev br0 self permanent
            52:54:00:aa:00:01 dev web master br0 permanent
            52:54:00:aa:00:02 dev web vlan 5 master br0\s
            52:54:00:aa:00:03 dev vx dst 10.0.0.9 self extern_learn
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.fdb())
        .extracting(
            e -> e.mac() + " " + e.device() + " " + e.bridge().orElse("-") + " " + e.local())
        .containsExactly(
            "33:33:00:00:00:01 br0 - false",
            "52:54:00:aa:00:01 web br0 true",
            "52:54:00:aa:00:02 web br0 false",
            "52:54:00:aa:00:03 vx - false");
    assertThat(host.fdb().get(2).vlan()).hasValue(5);
  }

  @Test
  void vlansOfPortsNewAndOldStyle() {
    Host host =
        Dumps.host(
            """
            port              vlan-id \s
            br0               1 PVID Egress Untagged
            web               5-7
                              9 PVID Egress Untagged
            """,
            """
            port\tvlan ids
            db\t 1 PVID Egress Untagged
            \t 4

            none\tNone
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.vlans())
        .extracting(v -> v.device() + " " + v.vid() + " " + v.pvid() + " " + v.untagged())
        .containsExactly(
            "br0 1 true true",
            "web 5 false false",
            "web 6 false false",
            "web 7 false false",
            "web 9 true true",
            "db 1 true true",
            "db 4 false false");
  }

  @Test
  void brctlShowNamesPorts() {
    Host host =
        Dumps.host(
            """
            bridge name\tbridge id\t\tSTP enabled\tinterfaces
            lan\t\t8000.525400aa0001\tyes\t\tweb
            \t\t\t\t\t\t\tdb
            empty\t\t8000.000000000000\tno\t\t
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.ports())
        .extracting(p -> p.name() + " on " + p.bridge())
        .containsExactly("web on lan", "db on lan");
    assertThat(host.findBridge("lan").orElseThrow().stp()).isEqualTo(Setting.ON);
    assertThat(host.findBridge("empty").orElseThrow().stp()).isEqualTo(Setting.OFF);
  }

  private static final String SHOWSTP =
      """
      lan
       bridge id\t\t8000.525400aa0001
       designated root\t8000.525400aa0001
       root port\t\t   0\t\t\tpath cost\t\t   0
       ageing time\t\t 300.00
       hello timer\t\t   0.00\t\t\ttcn timer\t\t   0.00
       flags\t\t\t


      web (1)
       port id\t\t8001\t\t\tstate\t\t     forwarding
       designated root\t8000.525400aa0001\tpath cost\t\t   2
       flags\t\t\t
       hairpin mode\t\t   1

      db (2)
       port id\t\t8002\t\t\tstate\t\t       disabled
       flags\t\t\t

      """;

  @Test
  void brctlShowstpTellsHairpin() {
    Host host = Dumps.host(SHOWSTP);

    assertThat(host.problems()).isEmpty();
    assertThat(host.findPort("web").orElseThrow().hairpin()).isEqualTo(Setting.ON);
    assertThat(host.findPort("web").orElseThrow().state()).isEqualTo(StpState.FORWARDING);
    assertThat(host.findPort("db").orElseThrow().hairpin()).isEqualTo(Setting.UNKNOWN);
    assertThat(host.findPort("db").orElseThrow().state()).isEqualTo(StpState.DISABLED);
    assertThat(host.findBridge("lan").orElseThrow().ageingTime()).hasValue(30000);
  }

  @Test
  void brctlShowmacsFindsItsPortsByTheNumbersOfShowstp() {
    Host host =
        Dumps.host(
            """
            port no\tmac addr\t\tis local?\tageing timer
              1\t52:54:00:aa:00:09\tno\t\t   0.50
              2\t52:54:00:aa:00:02\tyes\t\t   0.00
            """,
            SHOWSTP);

    assertThat(host.problems()).isEmpty();
    assertThat(host.fdb())
        .extracting(
            e -> e.mac() + " " + e.device() + " " + e.bridge().orElse("-") + " " + e.local())
        .containsExactly("52:54:00:aa:00:09 web lan false", "52:54:00:aa:00:02 db lan true");
  }

  @Test
  void brctlShowmacsAloneIsRefused() {
    Host host =
        Dumps.host(
            "port no\tmac addr\t\tis local?\tageing timer\n  1\t52:54:00:aa:00:09\tno\t\t   0.50\n");

    assertThat(Dumps.problems(host))
        .containsExactly(
            "REFUSED 2:3 brctl showmacs does not say which ports its numbers mean; save: bridge fdb");
  }

  @Test
  void sysfsOfPortsAndBridges() {
    Host host =
        Dumps.host(
            """
            /sys/class/net/web/brport/hairpin_mode:1
            /sys/class/net/web/brport/isolated:0
            /sys/class/net/web/brport/unicast_flood:1
            /sys/class/net/web/brport/state:3
            grep: /sys/class/net/web/brport/flush: Permission denied
            /sys/class/net/lan/bridge/nf_call_iptables:1
            /sys/devices/virtual/net/lan/brif/db/hairpin_mode:0
            """);

    assertThat(host.problems()).isEmpty();
    BridgePort web = host.findPort("web").orElseThrow();
    assertThat(web.bridge()).isEqualTo("lan");
    assertThat(web.hairpin()).isEqualTo(Setting.ON);
    assertThat(web.state()).isEqualTo(StpState.FORWARDING);
    assertThat(web.learning()).isEqualTo(Setting.UNKNOWN);
    assertThat(host.findPort("db").orElseThrow().hairpin()).isEqualTo(Setting.OFF);
    assertThat(host.findBridge("lan").orElseThrow().nfCallIptables()).isEqualTo(Setting.ON);
  }
}

package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RoutingRule;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDumpsTest {

  @Test
  void linksWithDetails() {
    Host host =
        Dumps.host(
            """
            [{"ifindex":2,"ifname":"lan","flags":["BROADCAST","UP","LOWER_UP"],"mtu":1500,"operstate":"UP",
              "link_type":"ether","address":"52:54:00:aa:00:02","promiscuity":1,
              "linkinfo":{"info_kind":"bridge","info_data":{"ageing_time":30000,"stp_state":0,"vlan_filtering":1,
                "vlan_default_pvid":1,"nf_call_iptables":1,"nf_call_ip6tables":0}}},
             {},
             {"ifindex":3,"link_index":2,"ifname":"web","flags":["UP"],"mtu":1500,"master":"lan","operstate":"UP",
              "link_type":"ether","address":"52:54:00:aa:00:03","linkinfo":{"info_kind":"veth",
                "info_slave_kind":"bridge","info_slave_data":{"state":"forwarding","hairpin":true,"learning":true,
                "flood":false,"isolated":false,"no":"0x1"}}},
             {"ifindex":4,"link":"eth0","ifname":"eth0.7","flags":[],"link_type":"ether",
              "linkinfo":{"info_kind":"vlan","info_data":{"protocol":"802.1Q","id":7,"flags":["REORDER_HDR"]}}}]
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(Dumps.inputs(host)).containsExactly("IP_LINK 1-11");
    assertThat(host.findBridge("lan").orElseThrow().nfCallIptables()).isEqualTo(Setting.ON);
    BridgePort web = host.findPort("web").orElseThrow();
    assertThat(web.hairpin()).isEqualTo(Setting.ON);
    assertThat(web.flood()).isEqualTo(Setting.OFF);
    assertThat(web.locked()).isEqualTo(Setting.UNKNOWN);
    assertThat(web.state()).isEqualTo(StpState.FORWARDING);
    assertThat(host.findInterface("eth0.7").orElseThrow().vlanId()).hasValue(7);
    assertThat(host.findInterface("eth0.7").orElseThrow().origin()).hasToString("dump1.txt:10:2");
  }

  @Test
  void portsOfBridgeLink() {
    Host host =
        Dumps.host(
            """
            [{"ifindex":4,"link":"if2","ifname":"web","flags":["UP"],"mtu":1500,"master":"lan","state":"forwarding",\
            "priority":32,"cost":2,"hairpin":false,"learning":true,"flood":true,"isolated":true,"locked":false}]
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.findPort("web").orElseThrow().hairpin()).isEqualTo(Setting.OFF);
    assertThat(host.findPort("web").orElseThrow().isolated()).isEqualTo(Setting.ON);
  }

  @Test
  void addresses() {
    Host host =
        Dumps.host(
            """
            [{"ifindex":2,"ifname":"eth0","flags":["UP"],"operstate":"UP","link_type":"ether",
              "address":"52:54:00:aa:00:02","addr_info":[
              {"family":"inet","local":"192.0.2.1","prefixlen":24,"broadcast":"192.0.2.255","scope":"global"},
              {"family":"inet","local":"192.0.2.7","prefixlen":24,"scope":"global","secondary":true},
              {"family":"inet","local":"10.8.0.1","address":"10.8.0.2","prefixlen":32,"scope":"global"}]}]
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.addresses()).hasSize(3);
    assertThat(host.addresses().get(0).broadcast()).contains(Ip.of("192.0.2.255"));
    assertThat(host.addresses().get(1).secondary()).isTrue();
    assertThat(host.addresses().get(2).peer()).contains(Ip.of("10.8.0.2"));
  }

  @Test
  void routesRulesAndNeighbours() {
    Host host =
        Dumps.host(
            """
            [{"dst":"default","gateway":"192.0.2.254","dev":"eth0","table":"77","flags":["onlink"],"metrics":[{"mtu":1400}]},
             {"dst":"10.5.0.0/16","flags":[],"nexthops":[{"gateway":"10.1.1.9","dev":"br0","weight":2,"flags":[]},
               {"gateway":"10.1.1.8","dev":"br0","weight":1,"flags":[]}]},
             {"type":"blackhole","dst":"10.7.0.0/16","flags":[]}]
            """,
            """
            [{"priority":0,"src":"all","table":"local"},
             {"priority":9,"not":null,"src":"10.0.0.0","srclen":8,"fwmark":"0x1","fwmask":"0xff","iif":"br0","ipproto":"tcp",
              "sport_start":1,"sport_end":4,"dport":80,"table":"77","suppress_prefixlen":0},
             {"priority":11,"src":"all","action":"unreachable"},
             {"priority":12,"src":"all","l3mdev":null}]
            """,
            """
            [{"dst":"10.0.0.2","dev":"br0","lladdr":"52:54:00:aa:00:02","state":["REACHABLE"]},
             {"dst":"10.0.0.3","dev":"br0","state":["FAILED"]}]
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.routes()).hasSize(3);
    assertThat(host.routes().get(0).destination()).isEqualTo(Prefix.ALL_IPV4);
    assertThat(host.routes().get(0).nextHops().get(0).onlink()).isTrue();
    assertThat(host.routes().get(1).nextHops()).hasSize(2);
    assertThat(host.routes().get(2).type()).isEqualTo(Route.Type.BLACKHOLE);
    RoutingRule rule = host.routingRules().get(1);
    assertThat(rule.not()).isTrue();
    assertThat(rule.mark()).hasToString("Optional[0x1/0xff]");
    assertThat(rule.sourcePorts()).hasToString("Optional[1:4]");
    assertThat(host.routingRules().get(2).action()).isEqualTo(RoutingRule.Action.UNREACHABLE);
    assertThat(host.routingRules().get(3).table()).isEqualTo(RoutingRule.VRF_TABLE);
    assertThat(host.neighbours()).hasSize(2);
  }

  @Test
  void fdbAndVlans() {
    Host host =
        Dumps.host(
            """
            [{"mac":"33:33:00:00:00:01","ifname":"br0","flags":["self"],"state":"permanent"},
             {"mac":"52:54:00:aa:00:01","ifname":"web","vlan":5,"flags":[],"master":"br0","state":""}]
            """,
            """
            [{"ifname":"web","vlans":[{"vlan":1,"flags":["PVID","Egress Untagged"]},{"vlan":5,"vlanEnd":7}]}]
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.fdb()).extracting(e -> e.device() + e.bridge()).hasSize(2);
    assertThat(host.fdb().get(1).vlan()).hasValue(5);
    assertThat(host.vlans()).hasSize(4);
    assertThat(host.vlans().get(0).pvid()).isTrue();
  }

  @Test
  void aTruncatedDumpIsReadUpToItsEnd() {
    Host host =
        Dumps.host(
            "[{\"dst\":\"10.0.0.2\",\"dev\":\"br0\",\"state\":[\"STALE\"]},\n {\"dst\":\"10.0.0.3\",\"de");

    assertThat(Dumps.problems(host))
        .containsExactly("TRUNCATED 2:23 the JSON text ends before its end");
    assertThat(host.neighbours()).hasSize(1);
  }

  @Test
  void aBadMemberIsToldWithTheObjectsPlace() {
    Host host =
        Dumps.host(
            "[{\"dst\":\"10.0.0.300\",\"dev\":\"br0\",\"lladdr\":\"52:54:00:aa:00:02\",\"state\":[\"STALE\"]}]");

    assertThat(Dumps.problems(host))
        .containsExactly("NOT_UNDERSTOOD 1:2 \"dst\": '10.0.0.300' is not an IP address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\": 1}\n", "[1, 2]\n", "[]\n", "[root@gw ~]# ls\n", "{ it is prose }\n"})
  void otherJsonAndWhatOnlyBeginsLikeItIsNoDump(String text) {
    Host host = Dumps.host(text);

    assertThat(host.problems()).isEmpty();
    assertThat(Dumps.inputs(host)).hasSize(1).allMatch(i -> i.startsWith("UNRECOGNISED"));
  }
}

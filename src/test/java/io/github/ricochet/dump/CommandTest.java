package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RoutingRule;
import io.github.ricochet.host.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

  @ParameterizedTest
  @CsvSource({
    "d/ip-route.txt, main",
    "d/ip-route-table-all.txt, main",
    "d/ip-route-list-table-DSL.txt, DSL",
    "d/ip_route_show_table_77, 77",
    "d/ip-route-100.txt, 100",
  })
  void theNameOfTheFileTellsTheTable(String file, String table) {
    Host host = HostReader.readText("h", List.of(new DumpFile(file, "10.0.0.0/24 dev br0\n")));

    assertThat(host.routes().get(0).table()).isEqualTo(table);
  }

  @Test
  void theCommandAboveTellsTheTable() {
    Host host =
        Dumps.host(
            "# ip route\n10.0.0.0/24 dev br0\n$ ip route show table 77\n10.0.0.0/24 dev eth0\n");

    assertThat(host.routes()).extracting(route -> route.table()).containsExactly("main", "77");
  }

  @Test
  void aPromptOfRootsBeginsAnotherDump() {
    Host host =
        Dumps.host(
            """
            # ip route show table vpn

            10.9.0.0/24 dev tun0
            # iptables -S
            -P INPUT ACCEPT
            -P FORWARD ACCEPT
            # ip6tables -S
            -P FORWARD DROP
            """);

    assertThat(host.routes()).extracting(Route::table).containsExactly("vpn");
    assertThat(Dumps.inputs(host))
        .containsExactly("IP_ROUTE 3-3", "IPTABLES_SAVE 5-6", "IP6TABLES_SAVE 8-8");
  }

  @Test
  void whatACommandSaysInAContainerIsNotTheHosts() {
    Host host =
        Dumps.host(
            """
            $ ip -br addr
            eth0             UP             192.0.2.1/24
            $ docker exec web ip -br addr
            eth1@if7         UP             10.0.0.2/24
            """);

    assertThat(host.addresses()).extracting(InterfaceAddress::device).containsExactly("eth0");
    assertThat(host.problems())
        .extracting(Problem::message)
        .contains("this line is of a container or another network namespace, and left out");
  }

  @Test
  void dumpsOfOneNamespaceAloneMayBeWhatIsAskedAbout() {
    Host host = Dumps.host("# ip netns exec router ip -br addr\neth0 UP 192.0.2.1/24\n");

    assertThat(host.addresses()).extracting(InterfaceAddress::device).containsExactly("eth0");
  }

  @Test
  void addressesInAListAreNoRoutes() {
    Host host =
        Dumps.host(
            """
            Name: blocked
            Type: hash:net
            Revision: 7
            Header: family inet hashsize 1024 maxelem 65536
            Number of entries: 2
            Members:
            198.51.100.0/24
            192.0.2.0/24
            """,
            "203.0.113.0/24\n198.51.100.0/24\n");

    assertThat(host.routes()).isEmpty();
    assertThat(host.ipSets().get("blocked").entries()).hasSize(2);
  }

  @Test
  void whatIpRouteGetSaysOfOnePacketIsNoRoute() {
    Host host =
        Dumps.host(
            """
            10.0.0.0/24 dev br0 proto kernel scope link src 10.0.0.1
            192.0.2.77 via 10.0.0.7 dev br0 src 10.0.0.1 uid 0\s
                cache\s
            """);

    assertThat(host.routes())
        .extracting(Route::destination)
        .containsExactly(Prefix.parse("10.0.0.0/24").orElseThrow());
    assertThat(host.problems()).extracting(Problem::kind).contains(Problem.Kind.FOREIGN_TEXT);
  }

  @Test
  void theFamilyOfRulesAndDefaultRoutesIsThatOfTheListing() {
    String rules = "0:\tfrom all lookup local\n100:\tfrom all fwmark 0x1 unreachable\n";
    Host host =
        HostReader.readText(
            "h",
            List.of(
                new DumpFile("d/ip-6-rule.txt", rules),
                new DumpFile("d/ip-rule.txt", "0:\tfrom all lookup local\n"),
                new DumpFile(
                    "d/routes.txt",
                    "2001:db8::/64 dev he  metric 256\ndefault dev he  metric 1024 hoplimit 4294967295\n")));

    assertThat(host.routingRules())
        .extracting(RoutingRule::family)
        .containsExactlyInAnyOrder(Family.IPV6, Family.IPV6, Family.IPV4);
    assertThat(host.routes())
        .extracting(route -> route.destination().network().family())
        .containsOnly(Family.IPV6);
  }

  @Test
  void theSixthTableIsNoListingOfIpv6() {
    Host host =
        HostReader.readText(
            "h", List.of(new DumpFile("d/ip-route-table-6.txt", "default dev tun0 scope link\n")));

    assertThat(host.routes()).extracting(Route::table).containsExactly("6");
    assertThat(host.routes().get(0).destination()).isEqualTo(Prefix.ALL_IPV4);
  }

  @Test
  void anOldListingPrintsMetricsWithASign() {
    Host host =
        Dumps.host(
            "unreachable default dev lo  table unspec  proto kernel  metric -1  error -101\n");

    assertThat(host.problems()).isEmpty();
    assertThat(host.routes()).extracting(Route::metric).containsExactly(0xffffffffL);
  }

  @Test
  void ofAPairOfAddressesTheFirstIsTheHosts() {
    Host host = Dumps.host("ppp0             UNKNOWN        172.16.0.1 peer 172.16.0.2/32\n");

    InterfaceAddress address = host.addresses().get(0);
    assertThat(address.address()).isEqualTo(Ip.of("172.16.0.1"));
    assertThat(address.peer()).contains(Ip.of("172.16.0.2"));
  }

  @Test
  void anOldListingNamesThePeerOfAPortBehindItsState() {
    Host host =
        Dumps.host(
            """
            7: veth7 state UP @(null): <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master br0 state forwarding priority 32 cost 2
                hairpin on guard off root_block off fastleave off learning on flood on
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.ports()).extracting(BridgePort::hairpin).containsExactly(Setting.ON);
  }

  @Test
  void briefListings() {
    Host host =
        Dumps.host(
            """
            lo               UNKNOWN        127.0.0.1/8 ::1/128
            br0              UP             10.0.0.1/24 metric 100 fe80::1/64
            eth9             DOWN
            """,
            """
            lo               UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP>
            v0@if2           UP             26:80:cb:fd:6a:6e <BROADCAST,MULTICAST,UP,LOWER_UP>
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(Dumps.inputs(host)).containsExactly("IP_ADDR 1-3", "IP_LINK 1-2");
    assertThat(host.addresses()).hasSize(4);
    assertThat(host.findInterface("v0").orElseThrow().lower()).contains("if2");
  }
}

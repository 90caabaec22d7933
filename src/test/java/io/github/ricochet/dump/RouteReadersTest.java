package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RoutingRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RouteReadersTest {

  private static Route route(String line) {
    Host host = Dumps.host(line + "\n");
    assertThat(host.problems()).as(line).isEmpty();
    assertThat(host.routes()).as(line).hasSize(1);
    return host.routes().get(0);
  }

  @Test
  void aRouteWithAllThatMatters() {
    Route route =
        route(
            "default via 192.0.2.254 dev eth0 table 77 proto static src 192.0.2.1 metric 512 onlink mtu lock 1400");

    assertThat(route.type()).isEqualTo(Route.Type.UNICAST);
    assertThat(route.destination()).isEqualTo(Prefix.ALL_IPV4);
    assertThat(route.table()).isEqualTo("77");
    assertThat(route.source()).contains(Ip.of("192.0.2.1"));
    assertThat(route.metric()).isEqualTo(512);
    assertThat(route.scope()).isEqualTo("global");
    assertThat(route.nextHops())
        .containsExactly(
            new Route.NextHop(
                Optional.of(Ip.of("192.0.2.254")), Optional.of("eth0"), OptionalInt.empty(), true));
  }

  private static final String ROUTES =
      """
      10.0.0.0/24 dev br0 proto kernel scope link src 10.0.0.1
      192.0.2.0/25 dev eth0 proto kernel scope link src 192.0.2.1 metric 100
      """;

  private static final String LOCAL =
      """
      local 10.0.0.1 dev br0 table local proto kernel scope host src 10.0.0.1
      local 192.0.2.1 dev eth0 table local proto kernel scope host src 192.0.2.1
      local 192.0.2.2 dev eth0 table local proto kernel scope host src 192.0.2.1
      local 198.51.100.7 dev wg0 table local proto kernel scope host src 198.51.100.7
      broadcast 192.0.2.127 dev eth0 table local proto kernel scope link src 192.0.2.1
      """;

  private static List<String> addresses(String... dumps) {
    return Dumps.host(dumps).addresses().stream()
        .map(
            a ->
                a.address()
                    + "/"
                    + a.prefixLength()
                    + " "
                    + a.device()
                    + (a.secondary() ? " secondary" : ""))
        .toList();
  }

  @Test
  void withoutAnotherDumpTheRoutesTellTheAddresses() {
    assertThat(addresses(ROUTES)).containsExactly("10.0.0.1/24 br0", "192.0.2.1/25 eth0");
    assertThat(addresses(ROUTES + LOCAL))
        .containsExactly(
            "10.0.0.1/24 br0",
            "192.0.2.1/25 eth0",
            "192.0.2.2/25 eth0 secondary",
            "198.51.100.7/32 wg0");
    assertThat(addresses(ROUTES, "2: eth0    inet 203.0.113.5/24 scope global eth0\n"))
        .containsExactly("203.0.113.5/24 eth0");
  }

  @Test
  void typesThatGoNowhereHaveNoNextHop() {
    assertThat(route("blackhole 10.7.0.0/16 ").type()).isEqualTo(Route.Type.BLACKHOLE);
    assertThat(route("prohibit 10.8.0.0/16 table 9 metric 4").nextHops()).isEmpty();
    assertThat(route("throw default table 9").type()).isEqualTo(Route.Type.THROW);
    assertThat(route("local 10.0.0.1 dev br0 table local proto kernel scope host src 10.0.0.1"))
        .matches(r -> r.type() == Route.Type.LOCAL && r.table().equals("local"))
        .matches(r -> r.destination().isSingle() && r.scope().equals("host"));
  }

  @Test
  void aMultipathRouteHasSeveralWaysOut() {
    Host host =
        Dumps.host(
            """
            10.5.0.0/16 proto static
            \tnexthop via 10.1.1.9 dev br0 weight 2
            \tnexthop via 10.1.1.8 dev br1 weight 1 dead linkdown
            10.6.0.0/16 via inet6 fe80::1 dev br0
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.routes()).hasSize(2);
    assertThat(host.routes().get(0).nextHops())
        .extracting(
            hop -> hop.gateway().orElseThrow() + " " + hop.device().orElse("") + hop.weight())
        .containsExactly("10.1.1.9 br0OptionalInt[2]", "10.1.1.8 br1OptionalInt[1]");
    assertThat(host.routes().get(1).nextHops().get(0).gateway()).contains(Ip.of("fe80::1"));
  }

  @Test
  void linkdownIsUsableAndDeadIsNot() {
    assertThat(route("10.0.0.0/24 dev br0 proto kernel scope link src 10.0.0.1 linkdown").usable())
        .isTrue();
    assertThat(route("10.0.0.0/24 dev br0 scope link dead linkdown").usable()).isFalse();
  }

  @Test
  void defaultOfTheFamilyOfItsGateway() {
    assertThat(route("default via fe80::1 dev eth0 proto ra metric 100 pref medium").destination())
        .hasToString("::/0");
    assertThat(route("unreachable default dev lo metric 4294967295 error -101").destination())
        .hasToString("::/0");
    assertThat(route("default dev tun0 scope link").destination()).hasToString("0.0.0.0/0");
  }

  @Test
  void aRouteThatIsNoneIsToldWithItsPlace() {
    Host host =
        Dumps.host("10.0.0.0/24 dev br0\n10.1.0.0/24 dev br0 nonsense\n10.2.0.0/99 dev br0\n");

    assertThat(Dumps.problems(host))
        .containsExactly(
            "NOT_UNDERSTOOD 2:21 'nonsense' does not belong here; a line looks like "
                + "'10.0.0.0/24 dev br0 scope link src 10.0.0.1'",
            "NOT_UNDERSTOOD 3:1 '10.2.0.0/99' is not an address or prefix such as 10.0.0.0/24");
    assertThat(host.routes()).hasSize(1);
  }

  @Test
  void theSameRouteOfTwoListingsIsOne() {
    Host host =
        Dumps.host(
            "10.0.0.0/24 dev br0 proto kernel scope link src 10.0.0.1\n",
            """
            10.0.0.0/24 dev br0 proto kernel scope link src 10.0.0.1
            local 10.0.0.1 dev br0 table local proto kernel scope host src 10.0.0.1
            """);

    assertThat(host.routes()).hasSize(2);
  }

  @Test
  void rulesWithEverySelector() {
    Host host =
        Dumps.host(
            """
            32766:\tfrom all lookup main
            0:\tfrom all lookup local
            7:\tfrom all goto 32766
            32763:\tfrom all lookup [l3mdev-table]
            32764:\tnot from all to 10.3.3.0/24 uidrange 0-4 prohibit
            32765:\tfrom 10.0.0.0/8 tos 0x10 fwmark 0x1/0xff iif br0 [detached] ipproto tcp sport 1-4 dport 80 lookup 77 suppress_prefixlength 0 proto static
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.routingRules())
        .extracting(RoutingRule::priority)
        .containsExactly(0L, 7L, 32763L, 32764L, 32765L, 32766L);
    RoutingRule full = host.routingRules().get(4);
    assertThat(full.from()).contains(Prefix.parse("10.0.0.0/8").orElseThrow());
    assertThat(full.tos()).isEqualTo(16);
    assertThat(full.mark()).contains(new MarkMask(1, 255));
    assertThat(full.iif()).contains("br0");
    assertThat(full.protocol()).hasValue(6);
    assertThat(full.sourcePorts()).contains(new PortRange(1, 4));
    assertThat(full.destinationPorts()).contains(PortRange.of(80));
    assertThat(full.table()).isEqualTo("77");
    assertThat(full.suppressPrefixLength()).hasValue(0);
    RoutingRule not = host.routingRules().get(3);
    assertThat(not.not()).isTrue();
    assertThat(not.action()).isEqualTo(RoutingRule.Action.PROHIBIT);
    assertThat(not.unmodelled()).containsExactly("uidrange", "0-4");
    assertThat(host.routingRules().get(2).table()).isEqualTo(RoutingRule.VRF_TABLE);
    assertThat(host.routingRules().get(1).gotoPriority()).isEqualTo(32766);
  }

  @Test
  void neighboursOfEveryState() {
    Host host =
        Dumps.host(
            """
            10.0.0.2 dev br0 lladdr 52:54:00:aa:00:02 REACHABLE
            10.0.0.3 dev br0 lladdr 52:54:00:aa:00:03 used 12/7/3probes 1 STALE
            10.0.0.4 dev br0  FAILED
            10.0.0.5 dev br0 INCOMPLETE
            10.0.0.6 dev eth0 proxy
            fe80::9 dev br0 lladdr 52:54:00:aa:00:09 router STALE
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.neighbours())
        .extracting(n -> n.address() + " " + n.state())
        .containsExactly(
            "10.0.0.2 REACHABLE",
            "10.0.0.3 STALE",
            "10.0.0.4 FAILED",
            "10.0.0.5 INCOMPLETE",
            "fe80::9 STALE");
    assertThat(host.neighbours()).filteredOn(Neighbour::failed).hasSize(1);
    assertThat(host.neighbours().get(2).mac()).isEmpty();
  }
}

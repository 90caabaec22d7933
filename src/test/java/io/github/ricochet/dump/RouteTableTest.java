package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

  @ParameterizedTest
  @CsvSource({
    "d/ip-route.txt, main",
    "d/ip-route-table-all.txt, main",
    "d/ip-route-list-table-DSL.txt, DSL",
    "d/ip_route_show_table_77, 77",
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

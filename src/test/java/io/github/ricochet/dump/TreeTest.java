package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trees: a backup of etc, a sosreport. */
class TreeTest {

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Host read() {
    List<HostPaths> hosts = HostReader.hosts(List.of(folder));
    assertThat(hosts).hasSize(1);
    return HostReader.read(hosts.get(0));
  }

  private static final String INTERFACES =
      """
      # The loopback network interface
      auto lo
      iface lo inet loopback

      auto br0
      iface br0 inet static
          address 10.0.0.1
          netmask 255.255.255.0
          bridge_ports eth1 eth2
          bridge_stp off
          bridge_fd 0

      allow-hotplug eth0
      iface eth0 inet static
          address 192.0.2.1/24
          gateway 192.0.2.254
      """;

  @Test
  void aBackupOfEtcTellsWhatIsToBe() throws Exception {
    write("etc/network/interfaces", INTERFACES);
    write("etc/sysctl.d/90-router.conf", "net.ipv4.ip_forward = 1\n");
    write("etc/iptables/rules.v4", "*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n");
    write("etc/hostname", "gw\n");

    Host host = read();
    assertThat(host.problems()).isEmpty();
    assertThat(host.ports())
        .extracting(p -> p.name() + " on " + p.bridge())
        .containsExactly("eth1 on br0", "eth2 on br0");
    assertThat(host.ports()).extracting(BridgePort::hairpin).containsOnly(Setting.UNKNOWN);
    assertThat(host.findBridge("br0").orElseThrow().stp()).isEqualTo(Setting.OFF);
    assertThat(host.addresses())
        .extracting(a -> a.device() + " " + a.address() + "/" + a.prefixLength())
        .containsExactly("br0 10.0.0.1/24", "eth0 192.0.2.1/24");
    assertThat(host.sysctls().get("net.ipv4.ip_forward").running()).isFalse();
    assertThat(host.rulesets()).containsKey(RuleFamily.IPTABLES);
  }

  @Test
  void whatRunsIsRightWhereTheConfigurationSaysOtherwise() throws Exception {
    write("etc/network/interfaces", INTERFACES);
    write(
        "ip-link.txt",
        "2: br7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\n");
    write(
        "ip-addr.txt",
        """
        2: br7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
            inet 10.7.0.1/24 scope global br7
        """);

    Host host = read();
    assertThat(host.problems()).isEmpty();
    assertThat(host.ports()).isEmpty();
    assertThat(host.addresses()).hasSize(1);
  }

  @Test
  void networkdTellsHairpinOfPortsThatADumpLeavesOpen() throws Exception {
    write(
        "etc/systemd/network/10-br.netdev",
        "[NetDev]\nName=br0\nKind=bridge\n\n[Bridge]\nSTP=no\n");
    write(
        "etc/systemd/network/20-ports.network",
        "[Match]\nName=veth*\n\n[Network]\nBridge=br0\n\n[Bridge]\nHairPin=yes\nIsolated=false\n");
    write(
        "ip-link.txt",
        """
        2: br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT
        3: veth1@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master br0 state UP mode DEFAULT
        4: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master br0 state UP mode DEFAULT
        """);

    Host host = read();
    assertThat(host.problems()).isEmpty();
    assertThat(host.findPort("veth1").orElseThrow().hairpin()).isEqualTo(Setting.ON);
    assertThat(host.findPort("veth1").orElseThrow().isolated()).isEqualTo(Setting.OFF);
    assertThat(host.findPort("eth0").orElseThrow().hairpin()).isEqualTo(Setting.UNKNOWN);
  }

  @Test
  void valuesOfACopiedProcAndSys() throws Exception {
    write("proc/sys/net/bridge/bridge-nf-call-iptables", "1\n");
    write("proc/sys/net/ipv4/conf/eth0.5/rp_filter", "2\n");
    write("proc/version", "Linux version 5.14.0-70.el9.x86_64 (mock@build) (gcc 11)\n");
    write("sys/class/net/web/brport/hairpin_mode", "1\n");
    write("sys/class/net/br0/bridge/nf_call_iptables", "0\n");

    Host host = read();
    assertThat(host.problems()).isEmpty();
    assertThat(host.sysctl("net.bridge.bridge-nf-call-iptables")).contains("1");
    assertThat(host.sysctl("net.ipv4.conf.eth0/5.rp_filter")).contains("2");
    assertThat(host.kernel().orElseThrow().minor()).isEqualTo(14);
    assertThat(host.findPort("web").orElseThrow().hairpin()).isEqualTo(Setting.ON);
    assertThat(host.findPort("web").orElseThrow().bridge()).isEqualTo("br0");
  }

  @Test
  void aSosreport() throws Exception {
    write(
        "sos_commands/networking/ip_-d_address",
        """
        2: br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default qlen 1000
            link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 68 maxmtu 65535
            bridge forward_delay 1500 stp_state 0 nf_call_iptables 1 numtxqueues 1
            inet 10.0.0.1/24 scope global br0
        """);
    write("sos_commands/networking/ip_route_show_table_all", "10.0.0.0/24 dev br0 scope link\n");
    write(
        "sos_commands/firewall_tables/iptables_-t_filter_-nvL",
        "Chain INPUT (policy ACCEPT 0 packets, 0 bytes)\n pkts bytes target     prot opt in\n");
    write(
        "sos_commands/firewall_tables/iptables_-t_nat_-nvL",
        "Chain INPUT (policy ACCEPT 0 packets, 0 bytes)\n pkts bytes target     prot opt in\n");
    write("version.txt", "sosreport: 4.5\n");

    Host host = read();
    assertThat(Dumps.problems(host))
        .containsExactly(
            "REFUSED 1:1 iptables -L leaves out what rules say; save the output of: iptables-save -c"
                + " (and 1 more of this kind)");
    assertThat(host.findBridge("br0").orElseThrow().nfCallIptables()).isEqualTo(Setting.ON);
    assertThat(host.routes()).hasSize(1);
  }
}

package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Connection;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.IpSet;
import io.github.ricochet.host.Listener;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.Sysctl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallReadersTest {

  @Test
  void runningSettings() {
    Host host =
        Dumps.host(
            """
            net.bridge.bridge-nf-call-iptables = 1
            net.ipv4.conf.eth0/100.rp_filter = 2
            net.ipv4.tcp_rmem = 4096\t131072\t6291456
            sysctl: permission denied on key 'net.ipv4.tcp_fastopen_key'
            kernel.domainname =\s
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.has(DumpKind.SYSCTL)).isTrue();
    assertThat(host.sysctl("net.bridge.bridge-nf-call-iptables")).contains("1");
    assertThat(host.sysctl("net.ipv4.conf.eth0/100.rp_filter")).contains("2");
    assertThat(host.sysctl("kernel.domainname")).contains("");
    assertThat(host.sysctls().values()).allMatch(Sysctl::running);
  }

  @Test
  void aConfigurationFileIsNotWhatRuns() {
    Host host =
        Dumps.host(
            """
            # forward
            net.ipv4.ip_forward=1
            ; and this
            -net/ipv4/conf/eth0.100/rp_filter = 0
            """,
            "net.ipv4.ip_forward = 0\n");

    assertThat(host.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_IN_FORCE);
              assertThat(problem.message())
                  .startsWith("net.ipv4.ip_forward is set to 1 here, but 0 is in force");
              assertThat(problem.origin().map(Origin::line)).contains(2);
            });
    assertThat(host.has(DumpKind.SYSCTL_CONF)).isTrue();
    assertThat(host.sysctl("net.ipv4.ip_forward")).as("running wins").contains("0");
    assertThat(host.sysctl("net.ipv4.conf.eth0/100.rp_filter")).contains("0");
  }

  @Test
  void settingsAsGrepPrintsThem() {
    Host host =
        Dumps.host(
            """
            /proc/sys/net/bridge/bridge-nf-call-arptables:1
            /proc/sys/net/bridge/bridge-nf-call-iptables:0
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.sysctl("net.bridge.bridge-nf-call-iptables")).contains("0");
    assertThat(host.brNetfilter()).isEqualTo(Setting.ON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bridge-nf-call-iptables:0\nbridge-nf-call-ip6tables:1\n",
        "./bridge-nf-call-iptables:0\n",
        "bridge/bridge-nf-call-iptables:0\nipv4/conf/eth0.5/rp_filter:2\n",
        "net/bridge/bridge-nf-call-iptables:1:0\ngrep: net/ipv4/route/flush: Permission denied\n",
        "/proc/sys/net/bridge/bridge-nf-call-iptables = 0\n",
        "==> /proc/sys/net/bridge/bridge-nf-call-ip6tables <==\n1\n\n==> /proc/sys/net/bridge/bridge-nf-call-iptables <==\n0\n",
        "==> bridge-nf-call-iptables <==\n0\n",
        "==> bridge/bridge-nf-call-iptables <==\n0\n\n==> ipv4/ip_forward <==\n1\n"
      })
  void settingsByFileFromWhereverTheyWereRead(String text) {
    Host host = Dumps.host("root@gw:/proc/sys/net# x\n" + text);

    assertThat(host.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.FOREIGN_TEXT);
    assertThat(host.sysctl("net.bridge.bridge-nf-call-iptables")).contains("0");
    assertThat(host.has(DumpKind.SYSCTL)).isTrue();
  }

  @Test
  void aFileOfASettingIsNamedByItsInterface() {
    Host host = Dumps.host("eth0.5/rp_filter:2\n./eth1/rp_filter:1\n", "ip_forward:1\n");

    assertThat(host.problems()).isEmpty();
    assertThat(host.sysctl("net.ipv4.conf.eth0/5.rp_filter")).contains("2");
    assertThat(host.sysctl("net.ipv4.conf.eth1.rp_filter")).contains("1");
    assertThat(host.sysctl("net.ipv4.ip_forward")).contains("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net/ipv4/ip_input.c:12:int x;\nnet/bridge/br_input.c:7\n",
        "bridge/ageing_time:30000\nbridge/bridge_id:8000.525400aa0001\n",
        "==> notes.txt <==\n1\n",
        "eth0/mtu:1500\n"
      })
  void namesThatMayBeAnyFilesAreNoSettings(String text) {
    assertThat(Dumps.host(text).has(DumpKind.SYSCTL)).isFalse();
  }

  @Test
  void flagsOfPortsByFileFromWhereverTheyWereRead() {
    String brctl =
        "bridge name\tbridge id\t\tSTP enabled\tinterfaces\nlan\t\t8000.525400aa0001\tno\t\tweb\n";
    for (String text :
        List.of(
            "==> /sys/class/net/web/brport/hairpin_mode <==\n1\n\n==> /sys/class/net/web/brport/isolated <==\n0\n",
            "==> web/brport/hairpin_mode <==\n1\n",
            "brif/web/hairpin_mode:1\n",
            "./web/hairpin_mode:1:1\n",
            "/sys/class/net/lan/mtu:1500\n/sys/class/net/lan/brif/web/hairpin_mode:1\n")) {
      Host host = Dumps.host(brctl, text);

      assertThat(host.problems()).as(text).isEmpty();
      assertThat(host.findPort("web").orElseThrow().hairpin()).as(text).isEqualTo(Setting.ON);
    }
  }

  @Test
  void theNumberOfALineIsNoFlag() {
    Host host = Dumps.host("/sys/class/net/lan/brif/web/hairpin_mode:1:0\n");

    assertThat(host.findPort("web").orElseThrow().hairpin()).isEqualTo(Setting.OFF);
  }

  @Test
  void socketsThatListen() {
    Host host =
        Dumps.host(
            """
            Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
            udp   UNCONN 0      0            0.0.0.0:53        0.0.0.0:*          \s
            tcp   LISTEN 0      128     10.0.0.1%br0:80        0.0.0.0:*    users:(("nginx",pid=1,fd=6))
            tcp   LISTEN 0      128                *:22              *:*          \s
            tcp   LISTEN 0      128             [::]:443          [::]:*          \s
            tcp   ESTAB  0      0           10.0.0.1:22       10.0.0.9:5000       \s
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.listeners()).extracting(Listener::protocol).containsExactly(17, 6, 6, 6);
    assertThat(host.listeners()).extracting(Listener::port).containsExactly(53, 80, 22, 443);
    assertThat(host.listeners().get(0).address()).isEmpty();
    assertThat(host.listeners().get(1).address()).contains(Ip.of("10.0.0.1"));
    assertThat(host.listeners().get(1).device()).contains("br0");
    assertThat(host.listeners().get(2).address()).isEmpty();
    assertThat(host.listeners().get(3).address()).contains(Ip.of("::"));
  }

  @Test
  void socketsOfNetstat() {
    Host host =
        Dumps.host(
            """
            Active Internet connections (only servers)
            Proto Recv-Q Send-Q Local Address           Foreign Address         State      \s
            tcp        0      0 127.0.0.1:25            0.0.0.0:*               LISTEN     \s
            tcp6       0      0 :::80                   :::*                    LISTEN     \s
            udp        0      0 0.0.0.0:68              0.0.0.0:*                          \s
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.listeners()).extracting(Listener::port).containsExactly(25, 80, 68);
    assertThat(host.listeners().get(1).address()).isEmpty();
  }

  @Test
  void namesOfPortsAreAskedForAsNumbers() {
    Host host = Dumps.host("tcp   LISTEN 0      128     0.0.0.0:http        0.0.0.0:*\n");

    assertThat(Dumps.problems(host))
        .containsExactly(
            "NOT_UNDERSTOOD 1:29 '0.0.0.0:http' is not an address with a port number (ss -n prints numbers)");
  }

  @Test
  void setsAsSaved() {
    Host host =
        Dumps.host(
            """
            create web hash:ip,port family inet hashsize 1024 maxelem 65536 timeout 300 bucketsize 12 initval 0x3d6a4c48
            add web 10.0.0.2,tcp:80 timeout 12 comment "the web server"
            add web 10.0.0.3,udp:53
            create six hash:net family inet6 hashsize 1024 maxelem 65536
            add six 2001:db8::/32 nomatch
            """);

    assertThat(host.problems()).isEmpty();
    IpSet web = host.ipSets().get("web");
    assertThat(web.type()).isEqualTo("hash:ip,port");
    assertThat(web.timeout()).isTrue();
    assertThat(web.netmask()).isEqualTo(32);
    assertThat(web.entries())
        .extracting(IpSet.Entry::element)
        .containsExactly("10.0.0.2,tcp:80", "10.0.0.3,udp:53");
    assertThat(host.ipSets().get("six").family()).isEqualTo(Family.IPV6);
    assertThat(host.ipSets().get("six").entries().get(0).nomatch()).isTrue();
  }

  @Test
  void aSetMayHaveTheNameOfACommand() {
    Host host =
        Dumps.host(
            """
            create create hash:ip family inet hashsize 1024 maxelem 65536
            add create 10.0.0.2
            create add hash:ip family inet hashsize 1024 maxelem 65536
            add add 10.0.0.3
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.ipSets().get("create").entries())
        .extracting(IpSet.Entry::element)
        .containsExactly("10.0.0.2");
    assertThat(host.ipSets().get("add").entries())
        .extracting(IpSet.Entry::element)
        .containsExactly("10.0.0.3");
  }

  @Test
  void setsAsListed() {
    Host host =
        Dumps.host(
            """
            Name: web
            Type: hash:ip
            Revision: 5
            Header: family inet hashsize 1024 maxelem 65536 netmask 24
            Size in memory: 408
            References: 1
            Number of entries: 2
            Members:
            10.0.0.0
            10.0.9.0 timeout 5

            Name: ports
            Type: bitmap:port
            Header: range 0-1024
            Members:
            80
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(Dumps.inputs(host)).containsExactly("IPSET 1-16");
    assertThat(host.ipSets().get("web").netmask()).isEqualTo(24);
    assertThat(host.ipSets().get("web").entries()).hasSize(2);
    assertThat(host.ipSets().get("ports").entries()).hasSize(1);
    assertThat(host.ipSets().get("ports").origin().line()).isEqualTo(12);
  }

  @Test
  void liveConnections() {
    Host host =
        Dumps.host(
            """
            tcp      6 431999 ESTABLISHED src=10.0.0.2 dst=192.0.2.1 sport=33442 dport=80 src=10.0.0.3 dst=10.0.0.1 sport=80 dport=33442 [ASSURED] mark=0 use=1
            ipv4     2 udp      17 29 src=10.0.0.2 dst=192.0.2.1 sport=5 dport=53 [UNREPLIED] src=192.0.2.1 dst=10.0.0.2 sport=53 dport=5 mark=0 zone=1 use=1
            icmp     1 29 src=10.0.0.2 dst=10.0.0.3 type=8 code=0 id=7 src=10.0.0.3 dst=10.0.0.2 type=0 code=0 id=7 use=1
            udp      17 src=10.0.0.2 dst=10.0.0.3 sport=5 dport=53 src=10.0.0.3 dst=10.0.0.2 sport=53 dport=5 [OFFLOAD] mark=0 use=2
            gre      47 29 timeout=30, stream_timeout=180 src=10.0.0.2 dst=10.0.0.3 srckey=0x0 dstkey=0x5 src=10.0.0.3 dst=10.0.0.2 srckey=0x5 dstkey=0x0 use=1
            conntrack v1.4.7 (conntrack-tools): 5 flow entries have been shown.
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.connections()).hasSize(5);
    Connection first = host.connections().get(0);
    assertThat(first.destinationPort()).isEqualTo(80);
    assertThat(first.replySource()).isEqualTo(Ip.of("10.0.0.3"));
    assertThat(first.replyDestination()).isEqualTo(Ip.of("10.0.0.1"));
    assertThat(host.connections().get(2).destinationPort()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "6.1.0-18-amd64, 6, 1",
    "'Linux gw 5.15.0-91-generic #101-Ubuntu SMP Tue Nov 14 x86_64 GNU/Linux', 5, 15",
    "'Linux version 3.10.0-1160.el7.x86_64 (mock@build) (gcc 4.8.5)', 3, 10",
  })
  void kernelReleases(String text, int major, int minor) {
    Host host = Dumps.host(text + "\n");

    assertThat(host.problems()).isEmpty();
    assertThat(host.kernel().orElseThrow().major()).isEqualTo(major);
    assertThat(host.kernel().orElseThrow().minor()).isEqualTo(minor);
  }

  private static final String LSMOD =
      "Module                  Size  Used by\nbridge                421888  1 br_netfilter\n";

  @Test
  void aListOfModulesTellsWhetherBridgedPacketsAreFiltered() {
    assertThat(Dumps.host(LSMOD).brNetfilter()).isEqualTo(Setting.OFF);
    assertThat(Dumps.host(LSMOD + "br_netfilter           32768  0\n").brNetfilter())
        .isEqualTo(Setting.ON);
    assertThat(Dumps.host(LSMOD, "3.10.0-1160.el7.x86_64\n").brNetfilter())
        .as("part of the bridge module before 3.18")
        .isEqualTo(Setting.ON);
  }

  @Test
  void allSettingsWithoutThoseOfBridgesTellTheSame() {
    assertThat(Dumps.host("kernel.ostype = Linux\nnet.ipv4.ip_forward = 1\n").brNetfilter())
        .isEqualTo(Setting.OFF);
    assertThat(Dumps.host("net.ipv4.ip_forward = 1\n").brNetfilter()).isEqualTo(Setting.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination\n",
        "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet 10.0.0.1\n",
        "eth0      Link encap:Ethernet  HWaddr 52:54:00:aa:00:01\n          inet addr:10.0.0.1\n",
      })
  void whatHasLostTooMuchIsRefusedWithAdvice(String text) {
    Host host = Dumps.host(text);

    assertThat(Dumps.problems(host)).hasSize(1).allMatch(p -> p.startsWith("REFUSED 1:1 "));
    assertThat(Dumps.problems(host)).allMatch(p -> p.contains("save the output of: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table ip nat {\n\tchain prerouting {\n\t\ttype nat hook prerouting priority -100;\n\t}\n}\n",
        "{\"nftables\": [{\"metainfo\": {\"version\": \"1.0.6\"}}]}\n",
      })
  void nftablesIsNotSimulatedYet(String text) {
    Host host = Dumps.host(text);

    assertThat(host.has(DumpKind.NFT_RULESET)).isTrue();
    assertThat(Dumps.problems(host)).hasSize(1).allMatch(p -> p.startsWith("NOT_SIMULATED 1:1 "));
  }
}

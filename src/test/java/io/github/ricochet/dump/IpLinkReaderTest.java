package io.github.ricochet.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import org.junit.jupiter.api.Test;

class IpLinkReaderTest {

  @Test
  void aBridgePortHasItsFlags() {
    Host host =
        Dumps.host(
            """
            5: web@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master lan state UP mode DEFAULT group default qlen 1000
                link/ether 52:54:00:aa:00:01 brd ff:ff:ff:ff:ff:ff link-netnsid 0 promiscuity 1  allmulti 1 minmtu 68 maxmtu 65535\s
                veth\s
                bridge_slave state blocking priority 32 cost 2 hairpin on guard off learning on flood off port_no 0x1 isolated on locked off backup_port spare addrgenmode eui64\s
            """);

    assertThat(host.problems()).isEmpty();
    BridgePort port = host.findPort("web").orElseThrow();
    assertThat(port.bridge()).isEqualTo("lan");
    assertThat(port.state()).isEqualTo(StpState.BLOCKING);
    assertThat(port.hairpin()).isEqualTo(Setting.ON);
    assertThat(port.isolated()).isEqualTo(Setting.ON);
    assertThat(port.flood()).isEqualTo(Setting.OFF);
    assertThat(port.locked()).isEqualTo(Setting.OFF);
    assertThat(port.backupPort()).contains("spare");
    assertThat(port.origin().line()).isEqualTo(4);

    Interface link = host.findInterface("web").orElseThrow();
    assertThat(link.kind()).contains("veth");
    assertThat(link.lower()).contains("if2");
    assertThat(link.promiscuity()).hasValue(1);
    assertThat(link.mac()).hasToString("Optional[52:54:00:aa:00:01]");
    assertThat(link.up()).isEqualTo(Setting.ON);
    assertThat(link.promisc()).isEqualTo(Setting.OFF);
  }

  @Test
  void aBridgeHasItsOwnSwitchForIptables() {
    Host host =
        Dumps.host(
            """
            2: lan: <BROADCAST,MULTICAST,PROMISC,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000
                link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff promiscuity 2 minmtu 68 maxmtu 65535
                bridge forward_delay 1500 hello_time 200 ageing_time 0 stp_state 1 vlan_filtering 1 vlan_protocol 802.1Q vlan_default_pvid 7 nf_call_iptables 1 nf_call_ip6tables 0 nf_call_arptables 0 numtxqueues 1
            """);

    Bridge bridge = host.findBridge("lan").orElseThrow();
    assertThat(bridge.nfCallIptables()).isEqualTo(Setting.ON);
    assertThat(bridge.nfCallIp6tables()).isEqualTo(Setting.OFF);
    assertThat(bridge.vlanFiltering()).isEqualTo(Setting.ON);
    assertThat(bridge.defaultPvid()).hasValue(7);
    assertThat(bridge.stp()).isEqualTo(Setting.ON);
    assertThat(bridge.ageingTime()).hasValue(0);
    Interface link = host.findInterface("lan").orElseThrow();
    assertThat(link.promisc()).isEqualTo(Setting.ON);
    assertThat(link.carrier()).isEqualTo(Setting.OFF);
  }

  @Test
  void withoutDetailsAPortIsKnownAndItsHairpinIsNot() {
    Host host =
        Dumps.host(
            """
            2: lan: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default
                link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff
            3: web@if9: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master lan state UP mode DEFAULT
                link/ether 52:54:00:aa:00:03 brd ff:ff:ff:ff:ff:ff
            """);

    assertThat(host.findPort("web").orElseThrow().hairpin()).isEqualTo(Setting.UNKNOWN);
    assertThat(host.findBridge("lan").orElseThrow().nfCallIptables()).isEqualTo(Setting.UNKNOWN);
  }

  @Test
  void aBondAndAVrfAreNoBridges() {
    Host host =
        Dumps.host(
            """
            2: bond0: <BROADCAST,MULTICAST,MASTER,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT
                link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff
            3: eth0: <BROADCAST,MULTICAST,SLAVE,UP,LOWER_UP> mtu 1500 qdisc mq master bond0 state UP mode DEFAULT
                link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff permaddr 52:54:00:aa:00:03
            4: red: <NOARP,MASTER,UP,LOWER_UP> mtu 65536 qdisc noqueue state UP mode DEFAULT group default qlen 1000
                link/ether 52:54:00:aa:00:04 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 1280 maxmtu 65535
                vrf table 10 addrgenmode eui64 numtxqueues 1
            5: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq master red state UP mode DEFAULT
                link/ether 52:54:00:aa:00:05 brd ff:ff:ff:ff:ff:ff
            6: eth1.20@eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT
                link/ether 52:54:00:aa:00:05 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 0 maxmtu 65535
                vlan protocol 802.1Q id 20 <REORDER_HDR> addrgenmode eui64 numtxqueues 1
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.ports()).isEmpty();
    assertThat(host.bridges()).isEmpty();
    assertThat(host.findInterface("red").orElseThrow().vrfTable()).contains("10");
    assertThat(host.findInterface("eth1.20").orElseThrow().vlanId()).hasValue(20);
    assertThat(host.findInterface("eth1.20").orElseThrow().lower()).contains("eth1");
  }

  @Test
  void addressesOfEveryForm() {
    Host host =
        Dumps.host(
            """
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
                link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                inet 127.0.0.1/8 scope host lo
                   valid_lft forever preferred_lft forever
            2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000
                link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff
                altname enp1s0
                inet 192.0.2.1/24 metric 100 brd 192.0.2.255 scope global dynamic noprefixroute eth0
                   valid_lft 6875sec preferred_lft 6875sec
                inet 192.0.2.7/24 scope global secondary eth0:1
                inet6 2001:db8::1/64 scope global deprecated
            3: tun0: <POINTOPOINT,MULTICAST,NOARP,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UNKNOWN
                link/none
                inet 10.8.0.1 peer 10.8.0.2/32 scope global tun0
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.addresses())
        .extracting(a -> a.device() + " " + a.address() + "/" + a.prefixLength())
        .containsExactly(
            "lo 127.0.0.1/8",
            "eth0 192.0.2.1/24",
            "eth0 192.0.2.7/24",
            "eth0 2001:db8::1/64",
            "tun0 10.8.0.1/32");
    InterfaceAddress secondary = host.addresses().get(2);
    assertThat(secondary.secondary()).isTrue();
    assertThat(host.addresses().get(1).broadcast()).contains(Ip.of("192.0.2.255"));
    assertThat(host.addresses().get(0).scope()).isEqualTo("host");
    assertThat(host.addresses().get(4).subnet()).isEqualTo(Prefix.of(Ip.of("10.8.0.2")));
  }

  @Test
  void oneLineAnInterface() {
    Host host =
        Dumps.host(
            """
            2: br0    inet 10.1.1.1/24 scope global br0\\       valid_lft forever preferred_lft forever
            2: br0    inet6 fe80::1/64 scope link tentative \\       valid_lft forever preferred_lft forever
            """,
            """
            2: br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT \\    link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff promiscuity 0 \\    bridge stp_state 0 nf_call_iptables 0 addrgenmode eui64\s
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.addresses()).hasSize(2);
    assertThat(host.findBridge("br0").orElseThrow().nfCallIptables()).isEqualTo(Setting.OFF);
  }

  @Test
  void linksOfEveryKind() {
    Host host =
        Dumps.host(
            """
            2: wan: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 xdp/id:42 qdisc mq state UP mode DEFAULT group default
                link/ether 52:54:00:aa:00:02 brd ff:ff:ff:ff:ff:ff promiscuity 0 addrgenmode eui64 parentbus pci parentdev 0000:01:00.0
                prog/xdp id 42 tag 3b185187f1855c4c jited
                vf 0     link/ether 00:00:00:00:00:00 brd ff:ff:ff:ff:ff:ff, spoof checking on, link-state auto
                alias the uplink of "A"
                altname enp1s0
            3: mv@wan: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default
                link/ether 52:54:00:aa:00:03 brd ff:ff:ff:ff:ff:ff promiscuity 0
                macvlan mode bridge bcqueuelen 1000 usedbcqueuelen 1000 addrgenmode eui64
            4: vx: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue master br0 state UNKNOWN mode DEFAULT
                link/ether 52:54:00:aa:00:04 brd ff:ff:ff:ff:ff:ff promiscuity 1
                vxlan id 7 local 192.0.2.1 srcport 0 0 dstport 4789 nolearning ageing 300 udpcsum addrgenmode eui64
                bridge_slave state forwarding priority 32 cost 100 hairpin off learning off flood on isolated off mab off
            5: gre1@NONE: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1476 qdisc noqueue state UNKNOWN mode DEFAULT
                link/gre 192.0.2.1 peer 198.51.100.9 promiscuity 0
                gre remote 198.51.100.9 local 192.0.2.1 ttl 255 addrgenmode eui64
            6: odd0: <POINTOPOINT> mtu 1500 qdisc noop state DOWN mode DEFAULT
                link/[65534]
                kindoftomorrow mode x numtxqueues 1 numrxqueues 1
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.interfaces())
        .extracting(
            link -> link.name() + " " + link.kind().orElse("-") + " " + link.lower().orElse("-"))
        .containsExactly(
            "wan - -", "mv macvlan wan", "vx vxlan -", "gre1 gre -", "odd0 kindoftomorrow -");
    assertThat(host.ports()).hasSize(1);
    assertThat(host.findPort("vx").orElseThrow().learning()).isEqualTo(Setting.OFF);
  }

  @Test
  void countersOfDashSSayNothing() {
    Host host =
        Dumps.host(
            """
            4: v0@v1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000
                link/ether 26:80:cb:fd:6a:6e brd ff:ff:ff:ff:ff:ff
                RX:  bytes packets errors dropped  missed   mcast          \s
                        90       1      0       0       0       0\s
                RX errors: length crc frame fifo overrun
                TX:  bytes packets errors dropped carrier collsns          \s
                        90       1      0       0       0       0\s
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.findInterface("v0")).isPresent();
  }

  @Test
  void aBlackedOutAddressIsANote() {
    Host host =
        Dumps.host(
            """
            3: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc htb state UP qlen 1000
                link/ether XX:XX:XX:XX:XX:XX brd ff:ff:ff:ff:ff:ff
                inet [removed by me] scope global eth1
            """);

    assertThat(Dumps.problems(host))
        .containsExactly("FOREIGN_TEXT 3:5 an address of eth1 is blacked out, so it is not known");
  }

  @Test
  void aBadAddressIsNotUnderstoodAndTheRestIs() {
    Host host =
        Dumps.host(
            """
            3: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc htb state UP qlen 1000
                inet 10.0.0.300/24 scope global eth1
                inet 10.0.0.3/33 scope global eth1
                nonsense
                inet 10.0.0.4/24 scope global eth1
            """);

    assertThat(Dumps.problems(host))
        .containsExactly(
            "NOT_UNDERSTOOD 2:10 '10.0.0.300/24' is not an address with a prefix length up to 32",
            "NOT_UNDERSTOOD 3:10 '10.0.0.3/33' is not an address with a prefix length up to 32",
            "NOT_UNDERSTOOD 4:13 the line ends here; a line looks like "
                + "'2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP'");
    assertThat(host.addresses()).hasSize(1);
    assertThat(host.inputs().get(0).understood()).isEqualTo(2);
  }
}

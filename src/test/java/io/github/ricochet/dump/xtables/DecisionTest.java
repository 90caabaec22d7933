package io.github.ricochet.dump.xtables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.ConntrackView.State;
import io.github.ricochet.host.xtables.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a rule takes a packet, as the kernel's match decides it. */
class DecisionTest {

  private static Decision decide(String options, TestPacket packet) {
    return decide(options, packet, RuleFamily.IPTABLES);
  }

  private static Decision decide(String options, TestPacket packet, RuleFamily family) {
    var read = Dumps.rule("mangle", "-A FORWARD " + options, family);
    assertThat(read.told()).isEmpty();
    return read.ruleset().rules().findFirst().orElseThrow().decide(packet);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -s 10.0.0.0/8 -d 192.0.2.1 -i br+ -p tcp              | YES
          ! -s 10.0.0.0/8                                       | NO
          ! -o eth0                                             | YES
          -o +                                                  | YES
          -p tcp --sport 1024:65535 --dport 80 --syn            | YES
          -p tcp --tcp-flags SYN,ACK SYN,ACK                    | NO
          -p tcp --tcp-option 5                                 | UNDECIDED
          -p udp --dport 80                                     | NO
          -p tcp -m multiport --dports 22,80:90                 | YES
          -p tcp -m multiport --ports 40000                     | YES
          -p tcp -m multiport ! --dports 80                     | NO
          -m comment --comment x                                | YES
          -m mark --mark 0x1                                    | NO
          -m mark ! --mark 0x1                                  | YES
          -m mac --mac-source 02:00:00:00:00:02                 | YES
          -m state --state NEW,RELATED                          | YES
          -m conntrack --ctstate ESTABLISHED                    | NO
          -m conntrack ! --ctstate DNAT                         | YES
          -m conntrack --ctdir ORIGINAL --ctorigdst 192.0.2.0/24 --ctorigdstport 80 | YES
          -m conntrack --ctdir REPLY                            | NO
          -m conntrack --ctreplsrc 10.0.0.2                     | NO
          -m conntrack --ctproto udp                            | NO
          -m conntrack --ctstatus NONE                          | NO
          -m conntrack ! --ctstatus ASSURED                     | YES
          -m conntrack --ctexpire 5                             | UNDECIDED
          -m addrtype --dst-type LOCAL                          | YES
          -m addrtype ! --src-type LOCAL,BROADCAST              | YES
          -m set --match-set known src                          | YES
          -m set ! --match-set known dst                        | YES
          -m set --match-set unknown src                        | UNDECIDED
          -m set --match-set known src --packets-gt 5           | UNDECIDED
          -m ttl --ttl-gt 63                                    | YES
          -m ttl ! --ttl-eq 64                                  | NO
          -m length --length 0:60                               | YES
          -m tos --tos 0x10                                     | YES
          -m dscp --dscp 4                                      | YES
          -m ecn --ecn-ip-ect 0                                 | YES
          -m iprange --src-range 10.0.0.1-10.0.0.3              | YES
          -m iprange ! --dst-range 192.0.2.1                    | NO
          -m pkttype --pkt-type unicast                         | YES
          -m rpfilter                                           | NO
          -m rpfilter --loose                                   | YES
          -m rpfilter --invert                                  | YES
          -m socket                                             | YES
          -m socket --transparent                               | NO
          -m devgroup --src-group 5                             | YES
          -m devgroup --dst-group 5                             | UNDECIDED
          -m limit --limit 3/min                                | YES
          -m hashlimit --hashlimit-above 3/min --hashlimit-name x | NO
          -m connlimit --connlimit-above 3                      | NO
          -m connlimit --connlimit-above 0                      | YES
          -m connlimit --connlimit-upto 3                       | YES
          -m quota --quota 1000                                 | YES
          -m connbytes --connbytes 1000000 --connbytes-dir both --connbytes-mode bytes | NO
          -m policy --dir in --pol ipsec                        | NO
          -m helper --helper ftp                                | NO
          -m owner --uid-owner 0                                | NO
          -m owner ! --uid-owner 0                              | YES
          -m statistic --mode random --probability 0.5          | UNDECIDED
          -m time --timestart 01:00                             | UNDECIDED
          -m recent --set                                       | YES
          -m recent ! --set                                     | NO
          -m recent --rcheck                                    | UNDECIDED
          -m string --string x --algo bm                        | UNDECIDED
          -m geoip --src-cc DE                                  | UNDECIDED
          -d 10.9.9.9 -m statistic --mode random --probability 0.5 | NO
          -m u32 --u32 "6&0xff=6"                               | YES
          -m u32 --u32 "6&0xff=0"                               | NO
          -m u32 --u32 "4&0x4000=0"                             | UNDECIDED
          -m u32 --u32 "4>>16=0"                                | UNDECIDED
          -m u32 --u32 "8>>16&0xff=6"                           | YES
          -m u32 --u32 "12=0x0a000002&&16=0xc0000201"           | YES
          -m u32 --u32 "0>>22&0x3c@0&0xffff=80"                 | YES
          -m u32 ! --u32 "0>>24=0x45"                           | NO
          -p sctp -m sctp --dport 80                            | NO
          -p esp -m esp --espspi 5                              | NO
          -f                                                    | NO
          """)
  void aRoutedSyn(String options, Decision expected) {
    assertThat(decide(options, new TestPacket())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "-m physdev --physdev-in p1, YES, YES, NO",
    "-m physdev ! --physdev-in p1, NO, NO, YES",
    "-m physdev --physdev-is-in, YES, YES, NO",
    "-m physdev --physdev-out p2, YES, NO, NO",
    "-m physdev ! --physdev-out p3, YES, NO, YES",
    "-m physdev --physdev-is-out, YES, NO, NO",
    "-m physdev --physdev-is-bridged, YES, NO, NO",
    "-m physdev ! --physdev-is-bridged, NO, YES, YES",
    "-m physdev --physdev-in p1 ! --physdev-is-bridged, NO, YES, NO"
  })
  void physdevOfABridgedARoutedAndAPlainPacket(
      String options, Decision bridged, Decision routed, Decision plain) {
    TestPacket packet = new TestPacket();
    assertThat(decide(options, packet)).isEqualTo(plain);
    packet.physin = "p1";
    assertThat(decide(options, packet)).isEqualTo(routed);
    packet.physout = "p2";
    assertThat(decide(options, packet)).isEqualTo(bridged);
  }

  @Test
  void withoutAConnectionOnlyTheStateCounts() {
    TestPacket packet = new TestPacket();
    packet.state = State.INVALID;

    assertThat(decide("-m conntrack --ctstate INVALID", packet)).isEqualTo(Decision.YES);
    assertThat(decide("-m conntrack --ctstate INVALID --ctdir REPLY", packet))
        .isEqualTo(Decision.YES);
    assertThat(decide("-m conntrack --ctstate SNAT,DNAT", packet)).isEqualTo(Decision.NO);
    assertThat(decide("-m conntrack --ctdir ORIGINAL", packet)).isEqualTo(Decision.NO);
    assertThat(decide("-m connmark ! --mark 1", packet)).isEqualTo(Decision.NO);
    packet.state = State.UNTRACKED;
    assertThat(decide("-m conntrack --ctstate UNTRACKED", packet)).isEqualTo(Decision.YES);
    assertThat(decide("-m conntrack --ctstate INVALID", packet)).isEqualTo(Decision.NO);
  }

  @Test
  void natIsAState() {
    TestPacket packet = new TestPacket();
    packet.state = State.ESTABLISHED;
    packet.destinationNat = true;

    assertThat(decide("-m conntrack --ctstate DNAT", packet)).isEqualTo(Decision.YES);
    assertThat(decide("-m conntrack --ctstate SNAT", packet)).isEqualTo(Decision.NO);
  }

  @Test
  void icmpHasTypesAndCodes() {
    TestPacket packet = new TestPacket();
    packet.protocol = 1;
    packet.icmpType = 3;
    packet.icmpCode = 1;

    assertThat(decide("-p icmp --icmp-type 3", packet)).isEqualTo(Decision.YES);
    assertThat(decide("-p icmp --icmp-type host-unreachable", packet)).isEqualTo(Decision.YES);
    assertThat(decide("-p icmp --icmp-type 3/4", packet)).isEqualTo(Decision.NO);
    assertThat(decide("-p icmp ! --icmp-type 8", packet)).isEqualTo(Decision.YES);
    assertThat(decide("-p icmp --icmp-type any", packet)).isEqualTo(Decision.YES);
  }

  @Test
  void aLaterFragmentHasNoPorts() {
    TestPacket packet = new TestPacket();
    packet.laterFragment = true;

    assertThat(decide("-f", packet)).isEqualTo(Decision.YES);
    assertThat(decide("-p tcp ! --dport 443", packet)).isEqualTo(Decision.NO);
    assertThat(decide("-p tcp -m multiport ! --dports 443", packet)).isEqualTo(Decision.NO);
  }

  @Test
  void whatASinglePacketStaysBelowIsAssumedAndSaid() {
    TestPacket packet = new TestPacket();

    decide("-m limit --limit 3/min", packet);

    assertThat(packet.assumed).containsExactly("the packet stays below the rate limit of 3/min");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -p IPv4 --ip-src 10.0.0.0/8 --ip-proto tcp --ip-dport 80 | YES
          -p IPv4 --ip-dst ! 192.0.2.1                      | NO
          -p IPv6 --ip6-src fe80::/10                       | NO
          -p ARP                                            | NO
          -s ! 02:00:00:00:00:02                            | NO
          -d Broadcast                                      | YES
          -i br0 --logical-in p+                            | NO
          --mark 1                                          | NO
          --mark /1                                         | NO
          --pkttype-type host                               | YES
          --among-src 2:0:0:0:0:2=10.0.0.2                  | YES
          --among-src 2:0:0:0:0:2=10.0.0.9                  | NO
          --limit 3/s                                       | YES
          --log                                             | YES
          -p ARP --arp-op Request                           | NO
          """)
  void ebtables(String options, Decision expected) {
    var read = Dumps.rule("filter", "-A FORWARD " + options, RuleFamily.EBTABLES);
    assertThat(read.told()).isEmpty();
    assertThat(read.ruleset().rules().findFirst().orElseThrow().decide(new TestPacket()))
        .isEqualTo(expected);
  }
}

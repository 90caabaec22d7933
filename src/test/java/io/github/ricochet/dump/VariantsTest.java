package io.github.ricochet.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ricochet.host.BridgeVlan;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.IpSet;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.Route;
import io.github.ricochet.host.RoutingRule;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.StpState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tools print in all their versions and with unusual options, as files: each is of the
 * kind that its name begins with, and wholly understood.
 */
class VariantsTest {

  static final Path VARIANTS = Path.of("src/test/resources/io/github/ricochet/dump/variants");

  static Stream<String> variants() throws IOException {
    try (Stream<Path> files = Files.list(VARIANTS)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static Host read(String file) {
    return HostReader.read("h", List.of(VARIANTS.resolve(file)));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void eachIsWhollyUnderstood(String file) {
    Host host = read(file);

    assertThat(host.problems())
        .as(file)
        // A port of sysfs does not name its bridge.
        .filteredOn(p -> p.kind() != Problem.Kind.REFUSED)
        .isEmpty();
    assertThat(Dumps.inputs(host)).as(file).hasSize(1);
    assertThat(Dumps.inputs(host).get(0)).startsWith(file.substring(0, file.indexOf('-')) + " 1-");
  }

  private static Host host(String text) {
    return Dumps.host(TextFiles.plain(text));
  }

  @Test
  void linksOfAllKindsHaveTheirNumbers() {
    Host host = read("IP_LINK-of-all-kinds.txt");

    assertThat(host.interfaces())
        .extracting(Interface::index)
        .containsExactlyElementsOf(IntStream.rangeClosed(2, 36).boxed().toList());
    assertThat(host.findInterface("bond0.10").orElseThrow().vlanId()).hasValue(10);
    assertThat(host.findPort("tap0").orElseThrow().hairpin()).isEqualTo(Setting.ON);
    assertThat(host.findInterface("can0").orElseThrow().kind()).contains("can");
  }

  @Test
  void aPortThatIsLearningIsNotAskedWhetherItLearnsPriority() {
    Host host =
        host(
            """
            3: web@if2: <UP> mtu 1500 qdisc noqueue master lan state UP
                link/ether 52:54:00:aa:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 1
                bridge_slave state learning priority 32 cost 2 hairpin on learning off
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.findPort("web").orElseThrow().state()).isEqualTo(StpState.LEARNING);
    assertThat(host.findPort("web").orElseThrow().learning()).isEqualTo(Setting.OFF);
  }

  @Test
  void numbersAreTheNamesThatTheyStandFor() {
    Host host =
        host(
            """
            2 10.0.0.1 dev br0 table 255 proto 2 scope 254 src 10.0.0.1
            6 10.4.0.0/16
            0:\tfrom all lookup 255
            5:\tfrom all ipproto ipproto-6 lookup 254
            6:\tfrom 10.9.0.0/16 8
            """);

    assertThat(host.problems()).isEmpty();
    Route own = host.routes().get(0);
    assertThat(own.type()).isEqualTo(Route.Type.LOCAL);
    assertThat(own.table()).isEqualTo("local");
    assertThat(own.scope()).isEqualTo("host");
    assertThat(host.routes().get(1).type()).isEqualTo(Route.Type.BLACKHOLE);
    assertThat(host.routingRules())
        .extracting(RoutingRule::table)
        .containsExactly("local", "main", "");
    assertThat(host.routingRules().get(1).protocol()).hasValue(6);
    assertThat(host.routingRules().get(2).action()).isEqualTo(RoutingRule.Action.PROHIBIT);
  }

  @Test
  void busyboxSaysWhatARuleDoesBehindATableThatIsNone() {
    Host host =
        host(
            """
            105:\tfrom 192.0.2.4 lookup unspec blackhole
            107:\tfrom all fwmark 0x1 lookup unspec prohibit
            1000:\tfrom all lookup unspec
            1001:\tfrom all lookup unspec local
            """);

    assertThat(host.routingRules())
        .extracting(RoutingRule::action)
        .containsExactly(
            RoutingRule.Action.BLACKHOLE, RoutingRule.Action.PROHIBIT, RoutingRule.Action.LOOKUP);
    assertThat(host.routingRules().get(2).table()).isEqualTo(RoutingRule.VRF_TABLE);
    assertThat(Dumps.problems(host))
        .containsExactly(
            "NOT_UNDERSTOOD 4:30 'local' is not a goto with the priority that busybox leaves out; save: ip rule");
  }

  @Test
  void portsByMaskAreNotTakenForPorts() {
    RoutingRule rule = host("5:\tfrom all sport 0x50/0xff lookup 7\n").routingRules().get(0);

    assertThat(rule.sourcePorts()).isEmpty();
    assertThat(rule.unmodelled()).containsExactly("sport", "0x50/0xff");
  }

  @Test
  void entriesWithoutTheirPortAreRefusedOnce() {
    Host host =
        host(
            """
            52:54:00:aa:00:01 master br0
            52:54:00:aa:00:02 self permanent
            """);
    Host json =
        host(
            """
            [{"mac":"52:54:00:aa:00:01","flags":[],"master":"br0","state":""},
             {"mac":"52:54:00:aa:00:02","flags":["self"],"state":"permanent"}]
            """);

    String refusal =
        "entries without their port, as bridge fdb show dev leaves it out; save: bridge fdb";
    assertThat(Dumps.problems(host)).containsExactly("REFUSED 1:1 " + refusal);
    assertThat(Dumps.problems(json)).containsExactly("REFUSED 1:2 " + refusal);
  }

  @Test
  void oldJsonNamesPortsOtherwise() {
    Host vlans = read("BRIDGE_VLAN-json-of-2018.txt");

    assertThat(vlans.vlans())
        .extracting(BridgeVlan::device, BridgeVlan::vid, BridgeVlan::pvid)
        .contains(tuple("web", 1, true), tuple("web", 7, false), tuple("db", 9, false));
    assertThat(read("BRIDGE_FDB-json-of-2018.txt").fdb().get(0).device()).isEqualTo("web");
  }

  @Test
  void anAliasMayHoldABackslash() {
    Host host =
        host(
            """
            3: web: <UP> mtu 1500 qdisc noqueue state UP \\    link/ether 52:54:00:aa:00:01 brd ff:ff:ff:ff:ff:ff\\    alias to \\ from\\    altname x
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.findInterface("web").orElseThrow().mac()).isPresent();
  }

  @Test
  void socketsWithoutTheirProtocolAreOfUdpWhereTheyOnlyWait() {
    Host host =
        host(
            "State      Recv-Q Send-Q Local Address:Port  Peer Address:Port\nUNCONN 0 0 *:53 *:*\n");

    assertThat(host.listeners()).singleElement().matches(l -> l.protocol() == 17);
  }

  @Test
  void coloursAreTakenOffExceptFromRules() throws Exception {
    String rule = "-A INPUT -m comment --comment \"\u001b[31mred\" -j DROP";
    String text = "\u001b]0;root@gw\u0007\u001b[01;32mroot@gw\u001b[00m:~# x\n" + rule + "\n";

    assertThat(TextFiles.plain(text)).isEqualTo("root@gw:~# x\n" + rule + "\n");
    assertThat(TextFiles.text("\u001b[?2004h2: x".getBytes(UTF_8), "x").text()).isEqualTo("2: x");
  }

  @Test
  void columnsInALongLineOfJsonAreCountedOnce() {
    StringBuilder text = new StringBuilder("[");
    int routes = 20_000;
    for (int i = 0; i < routes; i++) {
      String address = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
      text.append(i == 0 ? "" : ",")
          .append("{\"dst\":\"")
          .append(address)
          .append("\",\"dev\":\"br0\",\"flags\":[]}");
    }

    Host host = host(text.append("]\n").toString());

    assertThat(host.routes()).hasSize(routes);
    assertThat(host.routes().get(1).origin().column()).isEqualTo(2 + text.indexOf(",{"));
  }

  @Test
  void readingAColouredLineOfManyColoursIsLinear() {
    String text = "\u001b[1m \u001b[0m".repeat(500_000);

    assertThat(TextFiles.plain(text)).isEqualTo(" ".repeat(500_000));
    assertThat(TextFiles.plain("- " + text)).endsWith(text);
  }

  @Test
  void whatTheNftVariantDoesNotPrintIsTold() {
    Host host =
        host(
            """
            # Generated by iptables-save v1.8.9 (nf_tables) on Mon Jan  2 15:04:05 2023
            *filter
            :INPUT ACCEPT [0:0]
            COMMIT
            # Completed on Mon Jan  2 15:04:05 2023
            # Table `nat' is incompatible, use 'nft' tool.
            """);

    assertThat(Dumps.inputs(host)).containsExactly("IPTABLES_SAVE 1-6");
    assertThat(Dumps.problems(host))
        .containsExactly(
            "REFUSED 6:1 rules that only nft knows are loaded as well, and this dump leaves them out;"
                + " save: nft -j list ruleset");
  }

  @Test
  void theFirstOfSeveralPacketsWasNotPrintedBefore2012() {
    String rule = "-A INPUT -m statistic --mode nth --every 3 -j DROP\n";
    Host saved = host("# Generated by iptables-save v1.4.8\n*filter\n" + rule + "COMMIT\n");
    Host written = host("*filter\n" + rule + "COMMIT\n");

    assertThat(saved.problems()).isEmpty();
    assertThat(saved.rulesets().get(RuleFamily.IPTABLES).save())
        .contains("--mode nth --every 3 --packet 0 -j DROP");
    assertThat(Dumps.problems(written)).hasSize(1);
  }

  @Test
  void listedRulesOfEbtablesMayStartAWordAsAChainDoes() {
    Host host =
        host(
            """
            Bridge table: filter

            Bridge chain: FORWARD, entries: 2, policy: ACCEPT
            1. -p IPv6 --ip6-dst ! ::1 --ip6-proto tcp --ip6-dport :5 -j DROP , pcnt = 7 -- bcnt = 70
            2. --string-algo bm --string ! "a b" -j DROP , pcnt = 0 -- bcnt = 0
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(host.rulesets().get(RuleFamily.EBTABLES).rules()).hasSize(2);
  }

  @Test
  void setsOfBeforeIpset6AreThoseOfToday() {
    Host host = read("IPSET-save-of-4.txt");

    assertThat(host.ipSets().values())
        .extracting(IpSet::type)
        .containsExactly(
            "hash:ip",
            "hash:net",
            "hash:ip,port",
            "hash:ip,port,net",
            "bitmap:ip",
            "bitmap:ip,mac",
            "bitmap:port",
            "hash:ip",
            "hash:ip",
            "list:set");
    assertThat(host.ipSets().get("hosts").netmask()).isEqualTo(24);
    assertThat(host.ipSets().get("seen").timeout()).isTrue();
    assertThat(host.ipSets().get("seen").entries().get(0).element()).isEqualTo("10.0.0.9");
    assertThat(host.ipSets().get("pairs").entries())
        .extracting(IpSet.Entry::element)
        .containsExactly("10.0.0.2,tcp:80,192.168.0.0/16", "10.0.0.2,udp:80,192.168.0.0/16");
  }

  @Test
  void setsAreToldFromRulesThatBeginAlike() {
    Host host =
        host(
            """
            -N web iphash
            -A web 10.0.0.2
            -P FORWARD DROP
            -N web
            -A FORWARD -d 10.0.0.2/32 -j web
            -N more hash:ip
            -A more 10.0.0.3
            """);

    assertThat(host.problems()).isEmpty();
    assertThat(Dumps.inputs(host)).containsExactly("IPSET 1-2", "IPTABLES_SAVE 3-5", "IPSET 6-7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add web www.example.org | 2:9 'www.example.org' is not an element of hash:ip in numbers, as ipset save prints it",
        "add web 10.0.0.2,tcp:80 | 2:9 '10.0.0.2,tcp:80' is not an element of hash:ip",
        "add web 10.0.0.9-fd00:: | 2:9 '10.0.0.9-fd00::' is not an element of hash:ip in numbers, as ipset save prints it"
      })
  void elementsAreWhatTheirSetHolds(String add, String problem) {
    Host host = host("create web hash:ip family inet\n" + add + "\n");

    assertThat(Dumps.problems(host)).containsExactly("NOT_UNDERSTOOD " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6.1.0-18-amd64 | 6.1.0-18-amd64",
        "Linux 6.1.0-18-amd64 | 6.1.0-18-amd64",
        "Linux 6.1.0-18-amd64 x86_64 | 6.1.0-18-amd64",
        "6.1.0-18-amd64 #1 SMP Debian 6.1.76-1 (2024-02-01) | 6.1.0-18-amd64",
        "Linux gw 6.1.0-18-amd64 #1 SMP Debian x86_64 GNU/Linux | 6.1.0-18-amd64",
        "Linux 7even 5.4.0 #2 SMP | 5.4.0",
        "Linux version 4.18.0-553.el8.x86_64 (mock@x) (gcc 8.5.0) #1 SMP | 4.18.0-553.el8.x86_64"
      })
  void kernelsAreNamedWithAnyOptionsOfUname(String line, String release) {
    Host host = host(line + "\n");

    assertThat(host.problems()).isEmpty();
    assertThat(host.kernel().orElseThrow().release()).isEqualTo(release);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kernel IP routing table\\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\\n"
            + "0.0.0.0         192.0.2.254     0.0.0.0         UG    0      0        0 eth0 | ROUTE_TABLE 1-3"
            + " | save the output of: ip route show table all; ip rule",
        "Address                  HWtype  HWaddress           Flags Mask            Iface\\n"
            + "10.0.0.2                 ether   52:54:00:aa:00:02   C                     br0 | ARP_TABLE 1-2"
            + " | save the output of: ip neigh",
        "? (10.0.0.2) at 52:54:00:aa:00:02 [ether] on br0 | ARP_TABLE 1-1 | save the output of: ip neigh",
        "<ipsets>\\n<ipset name=\"web\">\\n</ipset>\\n</ipsets> | IPSET_XML 1-4 | save the output of: ipset save"
      })
  void whatIsNotReadIsToldWithWhatToSaveInstead(String dump, String input, String advice) {
    Host host = host(dump.replace("\\n", "\n") + "\n");

    assertThat(Dumps.inputs(host)).containsExactly(input);
    assertThat(Dumps.problems(host))
        .singleElement()
        .asString()
        .startsWith("REFUSED 1:1 ")
        .endsWith(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.sf.ehcache.skipUpdateCheck=true\nuser.name = root\ndev.mode=on\n",
        "crypto.policy=unlimited\nsecurity.provider.1=SUN\nfs.defaultFS = hdfs://x\n",
        "127.0.0.1       localhost\n10.0.0.2        web web.example\n::1     localhost ip6-loopback\n",
        "[Unit]\nDescription=x\n[Service]\nExecStart=/bin/x\n"
      })
  void filesOfOtherProgramsAreNoDumps(String text) {
    Host host = host(text);

    assertThat(Dumps.inputs(host)).singleElement().asString().startsWith("UNRECOGNISED");
    assertThat(host.problems()).isEmpty();
  }
}

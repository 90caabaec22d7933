package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.bench.ContainerHost;
import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.FdbEntry;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Neighbour;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the crowds of sources against the full cross product: on each recorded host, to which ports
 * and machines were added that are like those that it has, whoever stands for others fares as each
 * of them does.
 */
@DisplayName("Sources that nothing tells apart")
class CrowdsTest {

  private static final int TWINS = 2;

  @TestFactory
  Stream<DynamicTest> fareAlike() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String root : List.of("src/test/resources/cases", "samples")) {
      try (Stream<Path> found = Files.list(Path.of(root))) {
        found
            .filter(f -> Files.exists(f.resolve("bridge-link.txt")))
            .sorted()
            .forEach(folders::add);
      }
    }
    Stream<DynamicTest> recorded =
        folders.stream()
            .map(
                f ->
                    DynamicTest.dynamicTest(
                        f.getFileName().toString(), () -> fareAlike(withTwins(f))));
    return Stream.concat(
        recorded,
        Stream.of(
            DynamicTest.dynamicTest("machines behind gateways", () -> fareAlike(behindGateways())),
            alike(
                "a rule about the port that those send from who ask for 40000",
                """
                *nat
                -A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport 40000 -j DNAT --to-destination 172.20.0.2:80
                COMMIT
                *filter
                -A FORWARD -s 172.20.0.5/32 -p tcp -m tcp --sport 40001 -j DROP
                COMMIT
                """),
            alike(
                "a port that SNAT gives a sender, which keeps its address",
                """
                *nat
                -A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 172.20.0.2:80
                -A POSTROUTING -p tcp -j SNAT --to-source :1024
                COMMIT
                *mangle
                -A PREROUTING -d 172.20.0.5/32 -p tcp -m tcp --dport 1024 -j DROP
                COMMIT
                """),
            alike(
                "a port forward that looks at the sender's port",
                """
                *nat
                -A PREROUTING -d 192.0.2.1/32 -p tcp -m multiport --ports 40000 -j DNAT --to-destination 172.20.0.5
                -A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 172.20.0.2:80
                COMMIT
                """),
            alike(
                "a rule that looks at either port",
                """
                *nat
                -A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 172.20.0.2:80
                COMMIT
                *filter
                -A FORWARD -d 172.20.0.5/32 -p tcp -m multiport --ports 80 -j DROP
                COMMIT
                """)));
  }

  private static DynamicTest alike(String name, String rules) {
    return DynamicTest.dynamicTest(name, () -> fareAlike(rules));
  }

  private static void fareAlike(String rules) {
    fareAlike(new ContainerHost(6).host(rules));
  }

  /** Machines of three other nodes, some of which share their gateway with a target. */
  private static Host behindGateways() {
    return HostReader.readText(
        "host",
        List.of(
            new DumpFile(
                "ip-addr.txt",
                """
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN
                    inet 127.0.0.1/8 scope host lo
                2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
                    inet 192.0.2.1/24 scope global eth0
                """),
            new DumpFile(
                "ip-route.txt",
                """
                default via 192.0.2.254 dev eth0
                192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.1
                10.42.2.0/24 via 192.0.2.2 dev eth0
                10.42.3.0/24 via 192.0.2.3 dev eth0
                10.42.4.0/24 via 192.0.2.4 dev eth0
                """),
            new DumpFile(
                "ip-neigh.txt",
                """
                192.0.2.2 dev eth0 lladdr 02:00:00:00:00:02 REACHABLE
                192.0.2.3 dev eth0 lladdr 02:00:00:00:00:03 REACHABLE
                192.0.2.4 dev eth0 lladdr 02:00:00:00:00:04 REACHABLE
                192.0.2.254 dev eth0 lladdr 02:00:00:00:00:fe REACHABLE
                """),
            new DumpFile("sysctl.txt", "net.ipv4.ip_forward = 1\n"),
            new DumpFile(
                "iptables-save.txt",
                """
                *nat
                -A PREROUTING -d 10.96.0.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.2.5
                -A PREROUTING -d 10.96.0.2/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.3.5
                -A PREROUTING -d 10.96.0.3/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 192.0.2.4
                -A PREROUTING -d 10.96.0.4/32 -s 10.42.3.0/24 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.2.6
                -A PREROUTING -d 10.96.0.5/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.2.7
                -A PREROUTING -d 10.96.0.5/32 ! -s 10.42.3.6/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.3.6
                -A PREROUTING -d 10.96.0.6/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.4.6
                -A PREROUTING -d 10.96.0.7/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.4.7
                COMMIT
                *filter
                -A FORWARD -s 10.42.4.7/32 -j DROP
                COMMIT
                """)));
  }

  private static void fareAlike(Host host) {
    Simulator simulator = Simulator.of(host, Assumptions.NONE);
    Facts facts = Facts.of(host, simulator);
    Flows flows = new Flows(facts);
    SourceClasses classes = new SourceClasses(facts, flows.addresses(), simulator);
    List<String> differing = new ArrayList<>();
    for (Service service : facts.services()) {
      for (Crowd crowd : classes.of(service, c -> true)) {
        for (FlowGroup flow : flows.to(service, List.of(crowd))) {
          String all = told(simulator.walk(flow.flow()), flow);
          flow.bySource()
              .filter(one -> !told(simulator.walk(one.flow()), one).equals(all))
              .forEach(one -> differing.add(one.flow() + ", unlike " + flow.flow()));
        }
      }
    }
    assertThat(differing).isEmpty();
  }

  /** All that a walk tells, its sender's own names aside. */
  private static String told(Trace trace, FlowGroup flow) {
    String text =
        trace.outcome()
            + " "
            + trace.loss()
            + " "
            + trace.answeredBy()
            + " "
            + trace.seenSource()
            + " "
            + trace.choices()
            + " "
            + trace.assumptions()
            + " "
            + trace.branches().stream().map(branch -> told(branch, flow)).toList();
    String port = flow.source().place().port();
    String anonymous = flow.source().isHost() ? text : replaced(text, flow.from());
    return port.isEmpty() ? anonymous : replaced(anonymous, port);
  }

  private static String replaced(String text, String name) {
    return text.replaceAll("\\b" + Pattern.quote(name) + "\\b", "SENDER");
  }

  /** A recorded host, with further ports like those that one machine is behind. */
  private static Host withTwins(Path folder) {
    Dumps dumps = Dumps.of(folder);
    Host host = dumps.host();
    int number = 200;
    for (BridgePort port : host.ports()) {
      Optional<Neighbour> machine = machine(host, port);
      for (int i = 0; i < TWINS && machine.isPresent(); i++) {
        number++;
        addTwin(dumps, port.name(), machine.get(), number);
      }
    }
    return dumps.host();
  }

  /** The one machine that is known to be behind a port. */
  private static Optional<Neighbour> machine(Host host, BridgePort port) {
    List<FdbEntry> entries =
        host.fdb().stream()
            .filter(e -> e.device().equals(port.name()) && !e.local() && e.bridge().isPresent())
            .toList();
    return entries.size() != 1
        ? Optional.empty()
        : host.neighbours().stream()
            .filter(n -> n.device().equals(port.bridge()))
            .filter(n -> n.mac().equals(Optional.of(entries.get(0).mac())))
            .filter(n -> n.address().low() >>> 24 == 10)
            .findFirst();
  }

  private static void addTwin(Dumps dumps, String port, Neighbour machine, int number) {
    String twin = "twin" + number;
    String mac = "02:00:00:00:05:%02x".formatted(number);
    Ip address = Ip.v4((int) (machine.address().low() & ~0xffL) + number);
    for (String file : List.of("ip-link.txt", "bridge-link.txt")) {
      // A device's lines go on, indented, up to the next one's.
      dumps.repeat(
          file,
          "^\\d+: " + Pattern.quote(port) + "(?=[@:]).*\\n(?:[ \\t].*\\n)*",
          lines -> lines.replaceFirst("^\\d+: " + Pattern.quote(port), number + ": " + twin));
    }
    dumps.repeat(
        "bridge-fdb.txt",
        "^" + machine.mac().orElseThrow() + " dev " + Pattern.quote(port) + " (?!.*permanent).*\\n",
        line -> line.replaceFirst("^\\S+ dev \\S+", mac + " dev " + twin));
    dumps.repeat(
        "ip-neigh.txt",
        "^" + Pattern.quote(machine.address() + " ") + ".*\\n",
        line ->
            line.replaceFirst("^\\S+", address.toString())
                .replaceFirst("lladdr \\S+", "lladdr " + mac));
  }

  @Test
  void areOneWherePodsAreAlike() {
    Host host = withTwins(Path.of("samples/kubernetes"));
    Simulator simulator = Simulator.of(host, Assumptions.NONE);
    Facts facts = Facts.of(host, simulator);
    SourceClasses classes = new SourceClasses(facts, new Flows(facts).addresses(), simulator);

    assertThat(facts.services())
        .anySatisfy(
            service ->
                assertThat(classes.of(service, crowd -> true))
                    .anySatisfy(crowd -> assertThat(crowd.size()).isGreaterThanOrEqualTo(TWINS)));
  }

  @Test
  void areListedOneByOneWhereWhatIsSaidDoesNotSpeakForAll() {
    Host host = withTwins(Path.of("samples/kubernetes"));
    Simulator simulator = Simulator.of(host, Assumptions.NONE);
    Facts facts = Facts.of(host, simulator);
    SourceClasses classes = new SourceClasses(facts, new Flows(facts).addresses(), simulator);

    for (Service service : facts.services()) {
      assertThat(classes.of(service, crowd -> false).stream().map(Crowd::first))
          .isEqualTo(facts.sources());
      assertThat(classes.of(service, crowd -> true).stream().flatMap(Crowd::stream))
          .containsExactlyInAnyOrderElementsOf(facts.sources());
    }
  }
}

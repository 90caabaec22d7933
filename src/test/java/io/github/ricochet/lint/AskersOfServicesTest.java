package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Host;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.BridgeHost;
import io.github.ricochet.path.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may ask for a service, and which services there are to be asked for. */
class AskersOfServicesTest {

  private static final String FAR = "10.8.0.0/24 via 10.0.0.3 dev br0 \n";

  private static List<String> sources(BridgeHost host) {
    Host read = host.read();
    return Facts.of(read, Simulator.of(read, Assumptions.NONE)).sources().stream()
        .map(Source::name)
        .toList();
  }

  private static BridgeHost routed(String route) {
    return new BridgeHost().with("ip-route", "10.1.0.0/24", route + "10.1.0.0/24");
  }

  @Test
  void whoIsBehindAGatewayInsideAsksToo() {
    assertThat(sources(new BridgeHost())).noneMatch(s -> s.contains("behind 10.0.0.3"));
    assertThat(sources(routed(FAR))).contains("a machine in 10.8.0.0/24 behind 10.0.0.3");
  }

  @Test
  void ofTheNetworksBehindOneDeviceOneStandsForAll() {
    assertThat(sources(routed(FAR + FAR.replace("10.8", "10.9"))))
        .filteredOn(s -> s.contains("behind 10.0.0.3"))
        .hasSize(1);
  }

  @Test
  void whoIsKnownNeedsNobodyToStandIn() {
    BridgeHost known =
        routed(FAR)
            .with(
                "iptables-save",
                "-A POSTROUTING",
                "-A POSTROUTING -s 10.8.0.5/32 -j ACCEPT\n-A POSTROUTING");
    assertThat(sources(known)).contains("10.8.0.5").noneMatch(s -> s.contains("behind 10.0.0.3"));
  }

  @Test
  void theOutsideAsksOfAHostThatUsesEveryNetworkForDocumentationToo() {
    String routes =
        """
        default via 10.1.0.2 dev e0
        192.0.2.0/24 via 10.0.0.3 dev br0
        198.51.100.0/24 via 10.0.0.3 dev br0
        203.0.113.0/24 via 10.0.0.3 dev br0
        """;

    assertThat(sources(routed(routes))).contains("the outside");
  }

  /** From outside nobody asks for 10.0.0.1 by the first rule; by the second one, everybody does. */
  @Test
  void whoAsksForAnAddressThatIsNamedAsksThoughAnEarlierRuleTakesItToo() {
    Host host =
        routed("default via 10.1.0.2 dev e0\n")
            .with(
                "iptables-save",
                "-A POSTROUTING",
                """
                -A PREROUTING -p tcp -m addrtype --dst-type LOCAL -m tcp --dport 90 -j DNAT --to-destination 10.0.0.2
                -A PREROUTING -d 10.0.0.1/32 -p tcp -m tcp --dport 90 -j DNAT --to-destination 10.0.0.3
                -A POSTROUTING""")
            .read();
    Facts facts = Facts.of(host, Simulator.of(host, Assumptions.NONE));
    List<Crowd> outside = facts.sources().stream().filter(Source::outside).map(Crowd::of).toList();
    Service named = facts.services().get(2);

    assertThat(named).hasToString("10.0.0.1:90/tcp");
    assertThat(outside).isNotEmpty();
    assertThat(new Flows(facts).to(named, outside)).hasSameSizeAs(outside);
  }

  @Test
  void aRuleThatNamesNoAddressPublishesAlsoWhereTheHostsAddressesAreNotKnown() {
    Dumps rules =
        Dumps.ofRules(
            """
            *nat
            -A PREROUTING -i eth0 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.2
            COMMIT
            """);
    Host host = rules.host();
    assertThat(Facts.of(host, Simulator.of(host, Assumptions.NONE)).services())
        .extracting(Object::toString)
        .containsExactly("port 80/tcp of this host");
  }
}

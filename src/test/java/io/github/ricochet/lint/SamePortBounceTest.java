package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ricochet.path.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RC101 on the host of the blog post, and on that host with one thing changed. */
class SamePortBounceTest {

  private static final Dumps tika() {
    return Dumps.ofSample("tika");
  }

  private static List<Finding> bounces(Dumps dumps) {
    return dumps.lint("RC101");
  }

  @Test
  void theContainerCannotReachItsOwnPublishedAddress() {
    assertThat(bounces(tika()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.confidence()).isEqualTo(Confidence.CONFIRMED);
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.message()).contains("v-web", "10.0.0.2");
              assertThat(Dumps.words(finding.flows()))
                  .containsExactly("10.0.0.2 -> 192.0.2.1:80-81/tcp");
              assertThat(finding.locations().get(0)).hasToString("iptables-save.txt:189:1");
              assertThat(finding.locations().get(1).text()).isEqualTo("hairpin off");
            });
  }

  @Test
  void theSameServiceWorksFromEverywhereElse() {
    assertThat(Dumps.words(bounces(tika()).get(0).works()))
        .containsExactly(
            "10.0.0.3 -> 192.0.2.1:80-81/tcp",
            "10.0.0.4 -> 192.0.2.1:80-81/tcp",
            "10.0.0.5 -> 192.0.2.1:80-81/tcp",
            "192.0.2.9 -> 192.0.2.1:80-81/tcp");
  }

  @Test
  void theWitnessEndsWhereTheBridgeDoesNotDeliver() {
    List<Step> steps = bounces(tika()).get(0).witness().orElseThrow().request().steps();

    assertThat(steps.get(steps.size() - 1).at()).isEqualTo("should_deliver");
  }

  @Test
  void withHairpinThereIsNoBounceToLose() {
    assertThat(bounces(Dumps.ofSample("tika-hairpin"))).isEmpty();
  }

  @Test
  void withoutCallIptablesTheBounceIsRouted() {
    Dumps routed = tika().edit("sysctl.txt", "(nf-call-iptables) = 1", "$1 = 0");

    assertThat(routed.lint().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("RC107");
              assertThat(finding.severity()).isEqualTo(Severity.NOTE);
              assertThat(Dumps.words(finding.flows())).containsExactly("local -> 192.0.2.1:81/tcp");
              assertThat(Dumps.words(finding.affected()))
                  .containsExactly("local -> 192.0.2.1:80/tcp");
              assertThat(finding.message())
                  .contains("(80 answered by this host itself, 81 refused)");
            });
  }

  @Test
  void withoutDnatThereIsNoService() {
    assertThat(
            tika()
                .edit("iptables-save.txt", "^-A PREROUTING .* -j DNAT .*\n", "")
                .lint()
                .findings())
        .isEmpty();
  }

  @Test
  void withoutSourceNatOtherPortsStillWork() {
    Finding finding =
        bounces(tika().edit("iptables-save.txt", "^-A POSTROUTING .* -j SNAT .*\n", "")).get(0);

    assertThat(Dumps.words(finding.flows())).containsExactly("10.0.0.2 -> 192.0.2.1:80-81/tcp");
    assertThat(Dumps.words(finding.works())).contains("10.0.0.3 -> 192.0.2.1:80-81/tcp");
  }

  @Test
  void withoutHairpinInAnyDumpItIsPossibleAndTheDumpIsNamed() {
    Dumps dumps = tika().without("bridge-link.txt").edit("ip-link.txt", "^ +bridge_slave .*\n", "");

    assertThat(dumps.lint().findings())
        .extracting(Finding::rule, Finding::severity, Finding::confidence)
        .containsExactly(
            tuple("RC101", Severity.WARNING, Confidence.POSSIBLE),
            tuple("RC107", Severity.NOTE, Confidence.CONFIRMED),
            tuple("RC908", Severity.NOTE, Confidence.CONFIRMED));
    assertThat(bounces(dumps).get(0).message()).contains("`bridge -d link` would settle it");
  }

  @Test
  void withoutTheSysctlItIsPossible() {
    assertThat(bounces(tika().without("sysctl.txt")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
              assertThat(finding.message()).contains("`sysctl -a` would settle it");
            });
  }

  @Test
  void aMachineSharesItsPortWithItselfWhereverThatIs() {
    Dumps dumps = tika().without("bridge-fdb.txt", "ip-neigh.txt");

    assertThat(bounces(dumps))
        .anySatisfy(
            finding -> {
              assertThat(finding.confidence()).isEqualTo(Confidence.CONFIRMED);
              assertThat(Dumps.words(finding.flows()))
                  .containsExactly("10.0.0.2 -> 192.0.2.1:80-81/tcp");
            });
  }

  @Test
  void rulesAloneThatAdmitTheTargetsSubnetArePossible() {
    String rules =
        """
        *nat
        -A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.2
        -A POSTROUTING -s 10.0.0.0/24 -d 10.0.0.2/32 -j SNAT --to-source 10.0.0.1
        COMMIT
        """;

    assertThat(bounces(Dumps.ofRules(rules)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
              assertThat(finding.message()).contains("`ip -d link`", "`bridge -d link`");
            });
  }

  @Test
  void rulesAloneMayPublishAtAddressesThatNoDumpTells() {
    String rules =
        """
        *nat
        -A PREROUTING -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.0.0.2:80
        -A POSTROUTING -s 10.0.0.0/24 -j MASQUERADE
        COMMIT
        """;

    assertThat(bounces(Dumps.ofRules(rules)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
              assertThat(finding.message()).contains("port 8080/tcp of this host");
            });
  }

  @Test
  void rulesAloneForTheOutsideAreNoBounceButNothingIsKnown() {
    String rules =
        """
        *nat
        -A PREROUTING -i eth0 -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.2
        -A POSTROUTING -o eth0 -j MASQUERADE
        COMMIT
        """;

    assertThat(Dumps.ofRules(rules).lint().findings())
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("RC908", Severity.NOTE));
  }

  @Test
  void theRoutesTellTheAddressesToo() {
    String known = Dumps.words(bounces(tika()).get(0).works()).toString();
    Finding finding = bounces(tika().without("ip-addr.txt")).get(0);

    assertThat(finding.confidence()).isEqualTo(Confidence.CONFIRMED);
    assertThat(Dumps.words(finding.flows())).containsExactly("10.0.0.2 -> 192.0.2.1:80-81/tcp");
    assertThat(Dumps.words(finding.works())).hasToString(known);
  }

  @Test
  void withoutAddressesAndRoutesItIsPossibleAndTheDumpIsNamed() {
    Dumps dumps = tika().without("ip-addr.txt", "ip-route.txt");

    assertThat(dumps.copy().lint().findings())
        .extracting(Finding::rule, Finding::severity, Finding::confidence)
        .containsExactly(
            tuple("RC101", Severity.WARNING, Confidence.POSSIBLE),
            tuple("RC908", Severity.NOTE, Confidence.CONFIRMED));
    assertThat(bounces(dumps.copy()).get(0).message()).contains("`ip addr` would settle it");
    assertThat(bounces(dumps.edit("bridge-link.txt", "hairpin off", "hairpin on"))).isEmpty();
  }
}

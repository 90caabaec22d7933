package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.path.Location;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.RecordedHost;
import io.github.ricochet.path.RecordedHost.Probe;
import io.github.ricochet.path.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RC402 on the host of its page, on that host with one thing changed, and on recorded hosts. */
class BridgedForwardTest {

  private static final Path FIRES = Path.of("rules/RC402-bridged-into-forward-drop/fires");

  private static List<Finding> with(String regex, String replacement) {
    return Dumps.of(FIRES).edit("iptables-save.txt", regex, replacement).lint("RC402");
  }

  @Test
  void aBridgeBesideDockersFallsIntoDockersPolicy() {
    assertThat(Dumps.of(FIRES).lint("RC402"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.message()).contains("br0", "the policy DROP of FORWARD");
              assertThat(finding.remedies().get(0).commands())
                  .containsExactly("iptables -I DOCKER-USER -i br0 -o br0 -j ACCEPT");
            });
  }

  @Test
  void notWithoutTheCall() {
    assertThat(Dumps.of(FIRES).edit("sysctl.txt", "(nf-call-iptables) = 1", "$1 = 0").lint("RC402"))
        .isEmpty();
  }

  @Test
  void norWhereNobodyKnowsOfTheCall() {
    assertThat(Dumps.of(FIRES).without("sysctl.txt").lint("RC402")).isEmpty();
  }

  @Test
  void norWhereThePolicyAccepts() {
    assertThat(with(":FORWARD DROP", ":FORWARD ACCEPT")).isEmpty();
  }

  @Test
  void aRejectOfAllAtTheEndIsAsGoodAsThePolicy() {
    assertThat(with("COMMIT", "-A FORWARD -j REJECT --reject-with icmp-port-unreachable\nCOMMIT"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("the REJECT at the end of FORWARD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A FORWARD -m physdev --physdev-is-bridged -j ACCEPT",
        "-A FORWARD -i br+ -o br+ -p tcp -j ACCEPT",
        "-A FORWARD -s 10.0.0.0/24 -j ACCEPT",
        "-A FORWARD -m physdev --physdev-out veth1 -j ACCEPT",
        "-A FORWARD ! -i docker0 -m conntrack --ctstate NEW -j ACCEPT",
        "-A FORWARD -i br0 -o br0 -j DROP"
      })
  void norWhereARuleAcceptsOrSaysThatItIsMeant(String rule) {
    assertThat(with("COMMIT", rule + "\nCOMMIT")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A FORWARD -i br0 ! -o br0 -j ACCEPT",
        "-A FORWARD -i br0 -o br0 -p icmp -j ACCEPT",
        "-A FORWARD -m physdev ! --physdev-is-bridged -j ACCEPT",
        "-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
        "-A FORWARD -m conntrack --ctstate DNAT -j ACCEPT"
      })
  void aRuleForOtherPacketsMakesNoDifference(String rule) {
    assertThat(with("COMMIT", rule + "\nCOMMIT")).hasSize(1);
  }

  /** What a real kernel did with TCP between two ports of the bridge. */
  @ParameterizedTest
  @ValueSource(strings = {"../shared/kernel-truth", "src/test/resources/cases"})
  void theKernelLosesWhatItSays(String recorded) throws IOException {
    Path folder = Path.of(recorded);
    assumeTrue(Files.isDirectory(folder), () -> "no recorded hosts in " + folder);
    List<String> answered = new ArrayList<>();
    for (Path path : RecordedHost.below(folder)) {
      RecordedHost host = RecordedHost.read(path);
      Simulator simulator = Simulator.of(host.host(), host.assumptions());
      List<String> bridges = Dumps.lint(host.host(), simulator, "RC402");
      for (Probe probe : host.probes()) {
        boolean lost = probe.outcome() != Outcome.ANSWERED;
        if (!lost && isBetweenPorts(probe, simulator, bridges)) {
          answered.add(path + ": " + probe.flow());
        }
      }
    }
    assertThat(answered).isEmpty();
  }

  private static boolean isBetweenPorts(Probe probe, Simulator simulator, List<String> messages) {
    Optional<Location> from = probe.flow().from().map(simulator::locate);
    Ip to = probe.flow().to();
    return probe.flow().protocol() == Protocols.TCP
        && from.isPresent()
        && from.get() instanceof Location.AtPort a
        && simulator.locate(to) instanceof Location.AtPort b
        && a.bridge().equals(b.bridge())
        && !a.port().equals(b.port())
        && messages.stream().anyMatch(m -> m.contains(" on a port of " + a.bridge() + " "));
  }
}

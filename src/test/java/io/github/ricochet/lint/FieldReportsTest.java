package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people reported in public threads: the first finding names the cause that the thread found,
 * and one of its remedies, tried out, is the thread's cure.
 */
class FieldReportsTest {

  private static final Path FIELD = Path.of("../shared/field");

  private static List<Finding> findings(String report) {
    Path folder = FIELD.resolve(report);
    assumeTrue(Files.isDirectory(folder), () -> "no " + folder);
    return Dumps.of(folder).lint().findings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aks-5669-promisc-cbr0             | RC104 | hairpin mode is off             | bridge link set dev veth1f0b6a11 hairpin on
          kthw-561-service-on-same-node     | RC102 | bridge-nf-call-iptables is off  | sysctl -w net.bridge.bridge-nf-call-iptables=1
          kubernetes-20475-pod-to-itself    | RC101 | hairpin mode is off             | bridge link set dev veth11aa22b hairpin on
          libnetwork-1104-no-bridge-netfilter | RC102 | bridge-nf-call-iptables is off | sysctl -w net.bridge.bridge-nf-call-iptables=1
          moby-12946-static-nat             | RC101 | hairpin mode is off             | bridge link set dev veth1a2b3c4 hairpin on
          newspaint-lxc-hairpin             | RC209 | it asks for -i eth+             | iptables -t nat -I POSTROUTING 1 -s 10.0.5.0/24 -o lxcbr0 -m conntrack --ctstate DNAT -j MASQUERADE
          """)
  void theFirstFindingNamesTheCauseAndOffersTheCure(
      String report, String rule, String cause, String cure) {
    Finding first = findings(report).get(0);

    assertThat(first.rule()).isEqualTo(rule);
    assertThat(first.confidence()).isEqualTo(Confidence.CONFIRMED);
    assertThat(first.message()).contains(cause);
    assertThat(first.remedies())
        .anySatisfy(
            remedy -> {
              assertThat(remedy.commands()).contains(cure);
              assertThat(remedy.verified()).isTrue();
              assertThat(remedy.cures()).isEqualTo(first.flows().size() + first.affected().size());
              assertThat(remedy.breaks()).isEmpty();
              assertThat(remedy.lasting()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "aks-5669-promisc-cbr0-cured",
    "kubernetes-20475-pod-to-itself-cured",
    "libnetwork-1104-no-bridge-netfilter-cured",
    "moby-12946-static-nat-cured",
    "newspaint-lxc-hairpin-cured"
  })
  void theCuredHostsHaveNeitherErrorNorWarning(String report) {
    assertThat(findings(report))
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE));
  }

  @ParameterizedTest
  @CsvSource({
    "kthw-561-service-on-same-node-cured",
    "newspaint-lxc-hairpin-cured-bridge-netfilter"
  })
  void whereTheCureMovesTheLossThatIsTheOnlyError(String report) {
    assertThat(findings(report))
        .filteredOn(finding -> finding.severity() != Severity.NOTE)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("RC101");
              assertThat(finding.remedies().get(0).commands())
                  .allMatch(c -> c.matches("bridge link set dev \\w+ hairpin on"));
            });
  }
}

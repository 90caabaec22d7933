package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.host.Ip;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.RecordedHost;
import io.github.ricochet.path.RecordedHost.Probe;
import io.github.ricochet.path.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every flow to a service that a real kernel lost is in exactly one finding, and every flow of a
 * finding was lost.
 */
class ServiceSweepTest {

  private static final Linter LINTER = new Linter(RuleBase.load(), Catalogue.load());

  /** What the sweep came to: for people who change rules. */
  private static final class Tally {
    final List<String> wrong = new ArrayList<>();
    final Map<String, Integer> explained = new TreeMap<>();
    int lost;
  }

  @ParameterizedTest
  @ValueSource(strings = {"../shared/kernel-truth", "../shared/field", "src/test/resources/cases"})
  void explainsWhatTheKernelLostAndNothingElse(String recorded) throws IOException {
    Path folder = Path.of(recorded);
    assumeTrue(Files.isDirectory(folder), () -> "no recorded hosts in " + folder);
    Tally tally = new Tally();
    List<Path> hosts = RecordedHost.below(folder);
    for (Path host : hosts) {
      judge(RecordedHost.read(host), tally);
    }
    System.out.printf(
        "%s: %d hosts, %d lost flows to services, explained by %s%n",
        recorded, hosts.size(), tally.lost, tally.explained);
    assertThat(tally.wrong).isEmpty();
  }

  private static void judge(RecordedHost recorded, Tally tally) {
    Simulator simulator = Simulator.of(recorded.host(), recorded.assumptions());
    List<Finding> findings = LINTER.lint(recorded.host(), simulator).findings();
    for (Probe probe : recorded.probes()) {
      if (!probe.service()) {
        continue;
      }
      List<String> claims =
          findings.stream()
              .filter(f -> f.rule().matches("RC[12].*"))
              .filter(f -> f.flows().stream().anyMatch(flow -> covers(flow, probe)))
              .map(Finding::rule)
              .toList();
      boolean lost = probe.outcome() != Outcome.ANSWERED;
      claims.forEach(rule -> tally.explained.merge(rule, 1, Integer::sum));
      tally.lost += lost ? 1 : 0;
      if (claims.size() != (lost ? 1 : 0)) {
        String loss =
            simulator
                .walk(probe.flow())
                .loss()
                .map(
                    l ->
                        l.reason()
                            + (l.reply() ? " reply" : "")
                            + " at "
                            + l.at()
                            + ": "
                            + l.detail())
                .orElse("answered");
        tally.wrong.add(
            recorded.folder()
                + ": "
                + probe.flow()
                + ": kernel "
                + probe.told()
                + "; simulator "
                + loss
                + "; findings "
                + claims);
      }
    }
  }

  /** Whether a flow of a finding speaks of this probe, as its readers take it. */
  private static boolean covers(FlowGroup flow, Probe probe) {
    Optional<Ip> from = probe.flow().from();
    return flow.from().equals(from.map(Ip::toString).orElse("local"))
        && flow.to().equals(probe.flow().to())
        && (flow.protocol().isEmpty() || flow.protocol().getAsInt() == probe.flow().protocol())
        && flow.ports().stream().anyMatch(p -> p.contains(probe.flow().destinationPort()));
  }
}

package io.github.ricochet.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.gates.Shell.Result;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts, run by a real shell with the real iptables in a network namespace of their own. */
@Tag("kernel")
class RealScriptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/resources/scripts/words-and-loops.sh",
        "../shared/vuurmuur/tika.commands.sh",
        "../shared/vuurmuur/zones.commands.sh"
      })
  void loadsTheRulesThatAreReadOfIt(String name) throws Exception {
    Path script = Path.of(name).toAbsolutePath();
    assumeTrue(Files.exists(script), () -> "skipped: " + script + " is not there");
    String command = "sh \"$1\" >/dev/null 2>&1; iptables-save";
    Result saved =
        Shell.in(Path.of("").toAbsolutePath())
            .run("unshare", "-n", "sh", "-c", command, "sh", script.toString());
    if (saved.code() != 0) {
      System.out.println("skipped: no network namespace with iptables here: " + saved.said());
    }
    assumeTrue(saved.code() == 0);

    Host read = HostReader.read("script", List.of(script));
    Host real = HostReader.readText("real", List.of(new DumpFile("save", saved.said())));

    assertThat(read.problems()).noneMatch(p -> p.kind() == Problem.Kind.NOT_UNDERSTOOD);
    assertThat(rules(read)).isNotEmpty().isEqualTo(rules(real));
  }

  private static Map<String, List<String>> rules(Host host) {
    return host
        .rulesets()
        .get(RuleFamily.IPTABLES)
        .rules()
        .collect(
            Collectors.groupingBy(Rule::table, Collectors.mapping(Rule::save, Collectors.toList())))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().stream().sorted(byChain()).toList()));
  }

  /** Rules of one chain stay in their order; chains are listed in another one. */
  private static Comparator<String> byChain() {
    return Comparator.comparing(rule -> rule.split(" ", 3)[1]);
  }
}

package io.github.ricochet.lint.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A walk through all that a chain reaches")
class ChainWalkTest {

  @Test
  @DisplayName("comes to the end of chains that are nested as deeply as nobody would")
  void isNotLimitedInDepth() {
    StringBuilder text = new StringBuilder("*nat\n:PREROUTING ACCEPT [0:0]\n");
    text.append("-A PREROUTING -s 10.0.0.0/8 -j c0\n");
    int depth = 50_000;
    for (int chain = 0; chain < depth; chain++) {
      text.append("-N c").append(chain).append('\n');
      text.append("-A c").append(chain).append(" -j c").append(chain + 1).append('\n');
    }
    text.append("-N c").append(depth).append("\n-A c").append(depth);
    text.append(" -p tcp --dport 80 -j DNAT --to-destination 10.0.0.2\nCOMMIT\n");

    assertThat(visited(text.toString()))
        .containsExactly("-A c" + depth + " -s 10.0.0.0/8 80 -j DNAT --to-destination 10.0.0.2");
  }

  @Test
  @DisplayName("visits rules in a packet's order, and a chain once for each thing asked")
  void keepsTheOrder() {
    String text =
        """
        *nat
        :PREROUTING ACCEPT [0:0]
        :a - [0:0]
        :b - [0:0]
        -A PREROUTING -j a
        -A PREROUTING -s 10.0.0.1 -j b
        -A PREROUTING -j b
        -A PREROUTING -j a
        -A a -p tcp --dport 1 -j ACCEPT
        -A a -j b
        -A a -p tcp --dport 2 -j ACCEPT
        -A b -p tcp --dport 3 -j ACCEPT
        -A b -j a
        COMMIT
        """;

    assertThat(visited(text))
        .containsExactly(
            "-A a 1 -j ACCEPT",
            "-A b 3 -j ACCEPT",
            "-A a 2 -j ACCEPT",
            "-A b -s 10.0.0.1/32 3 -j ACCEPT",
            "-A a -s 10.0.0.1/32 1 -j ACCEPT",
            "-A a -s 10.0.0.1/32 2 -j ACCEPT");
  }

  @Test
  @DisplayName("comes to an end where each chain has two ways to the next, of other interfaces")
  void tellsSoManyWaysApart() {
    StringBuilder text = new StringBuilder("*nat\n:PREROUTING ACCEPT [0:0]\n");
    text.append("-A PREROUTING -d 192.0.2.1 -j c0\n");
    int depth = 64;
    for (int chain = 0; chain < depth; chain++) {
      text.append("-N c").append(chain).append('\n');
      for (String way : List.of(" ! -i x", " ! -i y")) {
        text.append("-A c").append(chain).append(way).append(chain);
        text.append(" -j c").append(chain + 1).append('\n');
      }
    }
    text.append("-N c").append(depth).append("\n-A c").append(depth);
    text.append(" -p tcp --dport 80 -j DNAT --to-destination 10.0.0.2\nCOMMIT\n");

    // The first ways in are told apart; whoever comes by another is admitted.
    List<String> visited = visited(text.toString());
    assertThat(visited).hasSizeBetween(100, 1_000);
    assertThat(visited.get(0)).startsWith("-A c64 ! -i x0 ! -i x1 ");
    assertThat(visited).contains("-A c64 80 -j DNAT --to-destination 10.0.0.2");
  }

  private static List<String> visited(String text) {
    Table nat =
        HostReader.readText("host", List.of(new DumpFile("iptables-save.txt", text)))
            .iptables()
            .orElseThrow()
            .table("nat")
            .orElseThrow();
    List<String> visited = new ArrayList<>();
    new ChainWalk(nat, rule -> isEnd(rule.target()))
        .visit(
            "PREROUTING",
            (rule, admission) ->
                visited.add(
                    ("-A " + rule.chain() + " " + admission.senderText()).strip()
                        + " "
                        + Service.portText(admission.ports())
                        + rule.target().save()));
    return visited;
  }

  private static boolean isEnd(Target target) {
    return !(target instanceof Target.Jump || target instanceof Target.GoTo);
  }
}

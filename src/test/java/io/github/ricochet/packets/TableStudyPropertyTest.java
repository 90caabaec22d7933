package io.github.ricochet.packets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is concluded from sets of packets, held against every packet of a small header space. */
class TableStudyPropertyTest {

  private static final List<String> CHAINS =
      List.of("INPUT", "FORWARD", "OUTPUT", "one", "two", "three");

  private static final String MARK = " -j MARK --set-xmark 0x1/0x1";
  private static final String UNMARK = " -j MARK --set-xmark 0x0/0x1";

  private static final List<Hook> HOOKS = List.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aRuleThatIsCalledIdleTakesNoPacket(@ForAll("rules") List<String> rules) {
    assertIdleRulesTakeNothing(rules);
  }

  /** Marks change on a packet's way, so that the same test may hold now and not then. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void norWhereRulesChangeWhatOthersLookAt(@ForAll("markRules") List<String> rules) {
    assertIdleRulesTakeNothing(rules);
  }

  private static void assertIdleRulesTakeNothing(List<String> rules) {
    Table table = Tables.of("mangle", CHAINS, rules);
    BruteForce walk = new BruteForce(table);
    HOOKS.forEach(hook -> SmallSpace.packets(hook).forEach(walk::ends));
    Set<Rule> taken = walk.taken();

    for (Conclusion conclusion : Tables.study(table)) {
      if (!(conclusion instanceof Conclusion.Redundant)) {
        assertThat(conclusion.idle()).noneMatch(taken::contains);
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void idleRulesCanBeTakenOutOneByOneAndAllAtOnce(@ForAll("rules") List<String> rules) {
    Table table = Tables.of("mangle", CHAINS, rules);
    List<Rule> all = new ArrayList<>();
    for (Conclusion conclusion : Tables.study(table)) {
      all.addAll(conclusion.idle());
      if (conclusion instanceof Conclusion.Redundant redundant) {
        assertUnchanged(table, List.of(redundant.rule()));
      }
    }
    if (!all.isEmpty()) {
      assertUnchanged(table, all);
    }
  }

  private static void assertUnchanged(Table table, List<Rule> out) {
    BruteForce before = new BruteForce(table);
    BruteForce after = new BruteForce(Tables.without(table, out));
    for (Hook hook : HOOKS) {
      for (TestPacket packet : SmallSpace.packets(hook)) {
        assertThat(after.ends(packet))
            .as(packet + " without " + out)
            .isEqualTo(before.ends(packet));
      }
    }
  }

  @Provide
  Arbitrary<List<String>> rules() {
    return rules(tests(), List.of(" -j RETURN", "", " -j LOG", MARK, UNMARK));
  }

  @Provide
  Arbitrary<List<String>> markRules() {
    Arbitrary<String> test =
        Arbitraries.of(
            "",
            "",
            " -p udp",
            " -m mark --mark 0x1/0x1",
            " -m mark ! --mark 0x1/0x1",
            " -m set --match-set marked src",
            " -m set ! --match-set marked src");
    return rules(test, List.of(MARK, UNMARK, MARK, UNMARK, ""));
  }

  /** A user chain is called by those before it alone, so that there is no loop. */
  private static Arbitrary<List<String>> rules(Arbitrary<String> tests, List<String> further) {
    List<Arbitrary<List<String>>> all = new ArrayList<>();
    for (int i = 0; i < CHAINS.size(); i++) {
      String chain = CHAINS.get(i);
      List<String> targets = new ArrayList<>(further);
      targets.addAll(List.of(" -j ACCEPT", " -j ACCEPT", " -j DROP", " -j DROP"));
      CHAINS
          .subList(Math.max(3, i + 1), CHAINS.size())
          .forEach(other -> targets.addAll(List.of(" -j " + other, " -g " + other)));
      all.add(
          Combinators.combine(tests, Arbitraries.of(targets))
              .as((test, does) -> "-A " + chain + allowed(chain, test) + does)
              .list()
              .ofMaxSize(7));
    }
    return Combinators.combine(all).as(lists -> lists.stream().flatMap(List::stream).toList());
  }

  /** iptables refuses an interface that a packet cannot have, but in user chains. */
  private static String allowed(String chain, String test) {
    return switch (chain) {
      case "INPUT" -> test.replaceAll("( !)? -o \\S+", "");
      case "OUTPUT" -> test.replaceAll("( !)? -i \\S+", "");
      default -> test;
    };
  }

  private static Arbitrary<String> tests() {
    return Combinators.combine(
            sometimes(" -s 10.0.0.1/32", " ! -s 10.0.0.1/32", " -s 10.0.0.0/24"),
            sometimes(" -d 10.0.1.1/32", " ! -d 10.0.0.0/24", " -d 10.0.0.0/8"),
            sometimes(" -i eth0", " ! -i eth0", " -i eth+"),
            sometimes(" -o eth1", " ! -o eth1"),
            transport(),
            sometimes(
                " -m state --state NEW",
                " -m conntrack --ctstate RELATED,ESTABLISHED",
                " -m conntrack ! --ctstate INVALID",
                " -m conntrack --ctdir ORIGINAL"),
            sometimes(
                " -m limit --limit 1/sec",
                " -m statistic --mode random --probability 0.5",
                " -m mark --mark 0x1/0x1",
                " -m mark ! --mark 0x1/0x1",
                " -m set --match-set some src",
                " -m set ! --match-set marked dst",
                " -m addrtype --dst-type LOCAL",
                " -m addrtype ! --dst-type LOCAL"))
        .as((s, d, i, o, t, c, m) -> s + d + i + o + t + c + m);
  }

  private static Arbitrary<String> transport() {
    return sometimes(
        " -p tcp",
        " ! -p tcp",
        " -p udp",
        " -p icmp",
        " -p tcp -m tcp --dport 80",
        " -p tcp -m tcp ! --dport 80",
        " -p udp -m udp --dport 53:79",
        " -p tcp -m tcp --tcp-flags SYN,ACK SYN",
        " -p tcp -m multiport --dports 53,80",
        " -p tcp -m multiport --ports 80,81",
        " -p udp -m multiport ! --ports 53",
        " -p icmp -m icmp --icmp-type 8");
  }

  /** One of these, and mostly none, so that rules take enough packets to meet. */
  private static Arbitrary<String> sometimes(String... tests) {
    return Arbitraries.of(tests).optional(0.25).map(o -> o.orElse(""));
  }
}

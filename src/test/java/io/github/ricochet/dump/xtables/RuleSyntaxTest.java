package io.github.ricochet.dump.xtables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.dump.xtables.Dumps.Read;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of rules mean, and how they are printed. */
class RuleSyntaxTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "iptables-1.8.9.txt",
      delimiterString = " | ",
      quoteCharacter = '\0',
      numLinesToSkip = 2)
  void rulesArePrintedAsIptablesSavePrintsThem(
      String program, String table, String written, String saved) {
    RuleFamily family = RuleFamily.valueOf(program.toUpperCase(Locale.ROOT));

    Read read = Dumps.rule(table, written, family);

    assertThat(read.told()).isEmpty();
    assertThat(read.rules()).containsExactly(saved);
    assertThat(said(Dumps.rule(table, saved, family))).isEqualTo(said(read));
  }

  private static List<List<Object>> said(Read read) {
    return read.ruleset().rules().map(RuleSyntaxTest::said).toList();
  }

  private static List<Object> said(Rule rule) {
    return List.of(rule.header(), rule.matches(), rule.target());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A INPUT --protocol tcp --source 10.0.0.1 --match tcp --destination-port 80 --jump ACCEPT",
        "-A INPUT --prot=tcp --src=10.0.0.1/32 -m tcp --destination-port=80 -j ACCEPT",
        "-A INPUT -ptcp -s10.0.0.1 --dport http -jACCEPT",
        "--append INPUT -s 10.0.0.1/255.255.255.255 -p TCP --dport 0x50 -j ACCEPT",
        "-s 10.0.0.1 -A INPUT -p 6 --dpor 80:80 -j ACCEPT",
        "[3:4] -A INPUT -s 10.0.0.1 -p tcp -m tcp --dport 80 -j ACCEPT -c 5 6",
        "-A INPUT -m tcp --dport 80 -p tcp -s 10.0.0.1 -j ACCEPT"
      })
  void oneRuleInManySpellings(String written) {
    assertThat(Dumps.rule("filter", written, RuleFamily.IPTABLES).rules())
        .containsExactly("-A INPUT -s 10.0.0.1/32 -p tcp -m tcp --dport 80 -j ACCEPT");
  }

  @Test
  void negationStandsBeforeOrInOldDumpsBehindTheOption() {
    String old = "-A INPUT -s ! 10.0.0.0/8 -i ! eth0 -p ! udp -j DROP";
    String oldMatch = "-A INPUT -p tcp -m tcp --dport ! 80 -m state --state ! NEW -j DROP";

    assertThat(Dumps.rule("filter", old, RuleFamily.IPTABLES).rules())
        .containsExactly("-A INPUT ! -s 10.0.0.0/8 ! -i eth0 ! -p udp -j DROP");
    assertThat(Dumps.rule("filter", oldMatch, RuleFamily.IPTABLES).rules())
        .containsExactly("-A INPUT -p tcp -m tcp ! --dport 80 -m state ! --state NEW -j DROP");
  }

  @Test
  void severalAddressesMakeSeveralRules() {
    Read read =
        Dumps.rule(
            "filter",
            "-A INPUT -s 10.0.0.1,10.0.0.2 -d 10.1.0.0/16,10.2.0.0/16 -j DROP",
            RuleFamily.IPTABLES);

    assertThat(read.rules())
        .containsExactly(
            "-A INPUT -s 10.0.0.1/32 -d 10.1.0.0/16 -j DROP",
            "-A INPUT -s 10.0.0.1/32 -d 10.2.0.0/16 -j DROP",
            "-A INPUT -s 10.0.0.2/32 -d 10.1.0.0/16 -j DROP",
            "-A INPUT -s 10.0.0.2/32 -d 10.2.0.0/16 -j DROP");
    assertThat(read.ruleset().rules().map(Rule::number)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void rulesForTheOtherFamilyAreLeftOut() {
    assertThat(Dumps.rule("filter", "-A INPUT -6 -j DROP", RuleFamily.IPTABLES).rules()).isEmpty();
    assertThat(Dumps.rule("filter", "-A INPUT -6 -j DROP", RuleFamily.IP6TABLES).rules())
        .hasSize(1);
  }

  @Test
  void whatIsNotKnownIsKeptWordByWord() {
    String rule =
        "-A INPUT -i eth0 -m geoip ! --source-country DE,AT --foo 10.0.0.1 -j FULLCONENAT --bar \"a b\"";

    Read read = Dumps.rule("filter", rule, RuleFamily.IPTABLES);

    assertThat(read.told()).isEmpty();
    assertThat(read.rules()).containsExactly(rule);
  }

  @Test
  void aTargetThatIsNoChainAndHasOptionsIsKeptWordByWord() {
    String rule = "-A INPUT -j NEWTARGET --speed 3";

    assertThat(Dumps.rule("filter", rule, RuleFamily.IPTABLES).rules()).containsExactly(rule);
  }

  @Test
  void aJumpToAChainWithoutDefinitionStaysAJump() {
    assertThat(Dumps.rule("filter", "-A INPUT -j missing", RuleFamily.IPTABLES).told()).isEmpty();
  }

  @Test
  void quotesHoldAWordTogetherAndEndIt() {
    String rule =
        "-A INPUT -m comment --comment \"say \\\"hi\\\" \\\\ \\'x\\'\" -j LOG --log-prefix \"a: \"";

    assertThat(Dumps.rule("filter", rule, RuleFamily.IPTABLES).rules()).containsExactly(rule);
    assertThat(
            Dumps.rule(
                    "filter", "-A INPUT -m comment --comment a\"b c\"-j DROP", RuleFamily.IPTABLES)
                .rules())
        .containsExactly("-A INPUT -m comment --comment \"ab c\" -j DROP");
  }
}

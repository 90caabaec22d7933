package io.github.ricochet.dump.xtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.ricochet.host.RuleFamily;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The slips that people make by hand: each is told at its place, with what would have been right.
 */
class SlipTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          -A INPUT --dport 80 -j ACCEPT | 10 | the option --dport without its protocol; put -p tcp or -p udp before it
          -A INPUT -m tcp --dport 80 -j ACCEPT | 13 | -m tcp without -p; it needs -p tcp in the same rule
          -A INPUT -p udp -m tcp --dport 80 -j ACCEPT | 20 | -m tcp with -p udp; it needs -p tcp in the same rule
          -A INPUT -p icmp --sport 80 -j ACCEPT | 18 | the option --sport without its protocol; put -p tcp or -p udp before it
          -A INPUT -p tcp/udp --dport 53 -j ACCEPT | 13 | "tcp/udp" is more than one protocol; a rule has one, so write a rule for each
          -A INPUT -p tpc --dport 53 -j ACCEPT | 13 | "tpc" is no protocol; a name such as tcp or a number from 0 to 255 is needed
          -A INPUT -s 10.0.0.0/33 -j ACCEPT | 13 | prefix length "33" is out of range; it must be 0 to 32
          -A INPUT -s 10.0.0.256 -j ACCEPT | 13 | "10.0.0.256" is no IP address; four numbers up to 255 (or an IPv6 address) are needed
          -A INPUT -s 10.0.0.0/255.0.x -j ACCEPT | 13 | "255.0.x" is no mask; a prefix length or a dotted mask is needed
          -A INPUT -s 2001:db8::1 -j ACCEPT | 13 | 2001:db8::1 is an IPv6 address; it belongs to ip6tables
          -A INPUT -p tcp --dport 65536 -j ACCEPT | 25 | port 65536 is out of range; it must be 0 to 65535
          -A INPUT -p tcp --dport htttp -j ACCEPT | 25 | "htttp" is no port and no service name; a number from 0 to 65535 is needed
          -A INPUT -p tcp --dport 80,443 -j ACCEPT | 25 | "80,443" is a list of ports, and this option takes one port or range; use -m multiport --dports (or --sports)
          -A INPUT -p tcp --dport 80-90 -j ACCEPT | 25 | "80-90" is no port; a range is written with a colon, as in 80:90
          -A INPUT -p tcp --dport 90:80 -j ACCEPT | 25 | the range 90:80 is the wrong way round; the lower number comes first
          -A INPUT -p tcp -m multiport --dports 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 -j DROP | 39 | 16 ports (a range counts as two); -m multiport takes at most 15
          -A INPUT -p tcp -m multiport --dports 80, 443 -j DROP | 39 | "80," has an empty place; ports are separated by single commas, without blanks
          -A INPUT -m multiprt --dports 80 -j DROP | 13 | no match "multiprt"; did you mean -m multiport?
          -A INPUT -m state --state ESTABLISH -j DROP | 27 | "ESTABLISH" is no state; INVALID, NEW, ESTABLISHED, RELATED, UNTRACKED (several with commas, without blanks) is needed
          -A INPUT -m conntrack --ctstate NEW, RELATED -j DROP | 33 | an empty state; INVALID, NEW, ESTABLISHED, RELATED, UNTRACKED, SNAT or DNAT (several with commas, without blanks) is needed
          -A INPUT -j accept | 13 | no chain "accept"; did you mean the target ACCEPT?
          -A INPUT -j Dnat | 13 | no chain "Dnat"; did you mean the target DNAT?
          -A input -j DROP | 4 | no chain "input"; did you mean INPUT?
          -A PREROUTING -j DROP | 4 | table filter has no chain PREROUTING; it has INPUT, FORWARD, OUTPUT
          -A INPUT -j ACCEPT -j DROP | 23 | a second -j or -g; a rule has one target, so write a rule for each
          -A INPUT -s 10.0.0.1 -s 10.0.0.2 -j DROP | 22 | a second -s; a rule has it once
          -A INPUT ! ! -s 10.0.0.1 -j DROP | 12 | a second "!"; one is enough, and two do not cancel each other
          -A INPUT -p tcp -dport 22 -j ACCEPT | 17 | no option -dport; long options begin with two dashes: --dport
          -A INPUT -m state -state NEW -j ACCEPT | 19 | no option -state; long options begin with two dashes: --state
          -A INPUT -A FORWARD -j DROP | 10 | a second command, -A; a line has one
          -A INPUT -s !10.0.0.0/8 -j DROP | 13 | "!10.0.0.0" is no IP address; a ! stands before the option, as in ! -s 10.0.0.1
          -A INPUT -s $LAN -j DROP | 13 | "$LAN" is no IP address; a rules file knows no variables of a shell
          -A INPUT -s 10.0.0.1-10.0.0.9 -j DROP | 13 | "10.0.0.1-10.0.0.9" is a range of addresses; -m iprange --src-range (or --dst-range) takes it
          -A INPUT -p tcp \\ | 17 | a backslash at the end; a rule of a rules file is one line
          commit | 1 | COMMIT in small letters; it is written in capitals
          <<<<<<< HEAD | 1 | a mark of a merge conflict; settle the conflict and take this line out
          >>>>>>> theirs | 1 | a mark of a merge conflict; settle the conflict and take this line out
          -A INPUT -s | 10 | the option -s has no argument; one must follow it
          -A INPUT -j DROP # no more | 18 | a comment after a rule; iptables-restore knows comments in lines of their own only, or use -m comment
          -A INPUT -p tcp -j DNAT --to-destination 10.0.0.2 | 20 | -j DNAT in table filter; it works in table nat only
          -A INPUT -p tcp --to-destination 10.0.0.2 | 17 | the option --to-destination without its target; put -j DNAT before it
          -A INPUT -p tcp --ctstate NEW -j DROP | 17 | the option --ctstate without its match; put -m conntrack before it
          -A INPUT -m conntrack --ctsate NEW -j DROP | 23 | no option --ctsate; did you mean --ctstate?
          -A OUTPUT -i eth0 -j DROP | 14 | -i in chain OUTPUT; only -o is known there
          -A INPUT -i averyverylongname -j DROP | 13 | interface name "averyverylongname" is too long; Linux allows 15 characters
          -A INPUT -t nat -j DROP | 13 | the option -t in a rules file; a line such as *nat begins a table
          -A INPUT -m comment --comment "open -j DROP | 31 | a double quote that is not closed; it must be closed on the same line
          -A INPUT -m comment --comment 'two words' -j DROP | 36 | words' belongs to no option; single quotes do not hold words together here, double quotes do
          -A INPUT -m comment --comment “two words” -j DROP | 36 | typographic quotes (“); plain double quotes are needed
          -A INPUT –j DROP | 10 | a typographic dash (–); plain - or -- is needed
          -A INPUT -s\u00a010.0.0.1 -j DROP | 10 | a non-breaking space, which is part of a word for iptables; a plain blank is needed
          iptables -A INPUT -j DROP | 1 | a command for the shell; in a rules file a rule begins with -A, without the program's name
          root@host:~# iptables-save | 1 | a shell prompt inside of a table; take this line out
          please drop everything | 1 | a line that is no rule; within a table there are :CHAIN lines, rules with -A, comments with # and COMMIT
          :mine ACCEPT [0:0] | 7 | policy ACCEPT for mine, which is no built-in chain of table filter; it must be -
          :INPUT REJECT [0:0] | 8 | "REJECT" is no policy; ACCEPT or DROP is needed
          :INPUT ACCEPT 0:0 | 15 | "0:0" are no counters; [packets:bytes] is needed
          -D INPUT 3 | 10 | rule 3 of a chain without rules
          -A INPUT -m icmp6 -j DROP | 13 | -m icmp6 in iptables; it belongs to ip6tables
          """)
  void isToldAtItsColumn(String line, int column, String message) {
    assertThat(Dumps.rule("filter", line, RuleFamily.IPTABLES).told())
        .containsExactly("NOT_UNDERSTOOD 2:" + column + " " + message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -A POSTROUTING -j DNAT --to-destination 10.0.0.2 | -j DNAT in chain POSTROUTING; it works in PREROUTING or OUTPUT only
          -A PREROUTING -j SNAT --to-source 10.0.0.2 | -j SNAT in chain PREROUTING; it works in POSTROUTING or INPUT only
          -A OUTPUT -j MASQUERADE | -j MASQUERADE in chain OUTPUT; it works in POSTROUTING only
          -A POSTROUTING -p tcp -j REDIRECT | -j REDIRECT in chain POSTROUTING; it works in PREROUTING or OUTPUT only
          """)
  void addressesAreTranslatedWhereTheKernelLets(String line, String message) {
    List<String> told = Dumps.rule("nat", line, RuleFamily.IPTABLES).told();

    assertThat(told).singleElement(STRING).startsWith("NOT_UNDERSTOOD 2:").endsWith(" " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A INPUT -j SNAT --to-source 10.0.0.2",
        "-A INPUT -j NETMAP --to 10.0.0.0/24",
        "-A mine -j DNAT --to-destination 10.0.0.2"
      })
  void otherChainsOfNatTakeThem(String line) {
    assertThat(Dumps.rule("nat", line, RuleFamily.IPTABLES).told()).isEmpty();
  }

  @Test
  void aHostNameIsKeptAndNeverLookedUp() {
    var read = Dumps.rule("filter", "-A INPUT -s ntp.example.net -j ACCEPT", RuleFamily.IPTABLES);

    assertThat(read.told())
        .containsExactly(
            "NOT_SIMULATED 2:13 host name \"ntp.example.net\"; names are never looked up, so write its address");
    assertThat(read.rules()).containsExactly("-A INPUT -s ntp.example.net -j ACCEPT");
  }

  @Test
  void aMissingCommitIsToldWhereTheNextTableBegins() {
    var read =
        Dumps.iptables("*nat\n-A POSTROUTING -j MASQUERADE\n*filter\n-A INPUT -j DROP\nCOMMIT\n");

    assertThat(read.told())
        .containsExactly(
            "NOT_UNDERSTOOD 3:1 table nat (line 1) is still open; its COMMIT is missing");
    assertThat(read.rules()).hasSize(2);
  }

  @Test
  void aMissingTableLineIsToldOnceAndItsRulesAreRead() {
    var read = Dumps.iptables("-A INPUT -p tcp -j DROP\n-A INPUT -j ACCEPT\n");

    assertThat(read.told())
        .containsExactly(
            "NOT_UNDERSTOOD 1:1 a rule outside of a table; a line such as *filter must begin one (read as of that table)");
    assertThat(read.rules()).hasSize(2);
  }

  @Test
  void aMisspeltTableIsTold() {
    assertThat(Dumps.iptables("*fliter\n-A INPUT -j DROP\nCOMMIT\n").told())
        .containsExactly("NOT_UNDERSTOOD 1:1 no table \"fliter\"; did you mean *filter?");
  }

  @Test
  void aSecondTableOfTheSameNameIsAContradiction() {
    var read =
        Dumps.iptables("*nat\n-A OUTPUT -j RETURN\nCOMMIT\n*nat\n-A OUTPUT -j ACCEPT\nCOMMIT\n");

    assertThat(read.told())
        .containsExactly(
            "CONTRADICTION 4:1 table nat a second time; iptables-restore empties it, so what line 1 begins does not count");
    assertThat(read.rules()).containsExactly("-A OUTPUT -j ACCEPT");
  }

  @Test
  void oneRunShowsAllSlips() {
    var read =
        Dumps.iptables(
            "*filter\n-A INPUT -j drop\n-A INPUT -p tcp --dport 80\n-A INPUT --dport 1\nCOMMIT\n");

    assertThat(read.told()).hasSize(2);
    assertThat(read.rules()).containsExactly("-A INPUT -p tcp -m tcp --dport 80");
  }

  @Test
  void columnsCountCodePointsAndATabIsOne() {
    var read =
        Dumps.rule(
            "filter",
            "-A\tINPUT -m comment --comment \"\ud83d\ude00\" -j drop",
            RuleFamily.IPTABLES);

    assertThat(read.told())
        .containsExactly("NOT_UNDERSTOOD 2:38 no chain \"drop\"; did you mean the target DROP?");
  }
}

package io.github.ricochet.dump.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.dump.HostReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that call iptables line by line: what is simple is read, what is not is said. */
class ScriptReaderTest {

  private final List<Problem> problems = new ArrayList<>();

  private List<String> rules(String... lines) {
    DumpFile file = new DumpFile("fw.sh", "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    return ScriptReader.read(file, problems::add).rulesets().stream()
        .flatMap(r -> r.rules())
        .map(Rule::save)
        .toList();
  }

  private List<String> told() {
    return problems.stream()
        .map(p -> p.origin().map(o -> o.line() + ": ").orElse("") + p.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      textBlock =
          """
          iptables -A INPUT -i lo -j ACCEPT                  @ -A INPUT -i lo -j ACCEPT
          sudo /sbin/iptables -w 5 -A INPUT -j DROP >/dev/null 2>&1 @ -A INPUT -j DROP
          iptables -t filter --append INPUT -j DROP # say so @ -A INPUT -j DROP
          A=INPUT; iptables -A $A -j DROP                    @ -A INPUT -j DROP
          A=IN B=PUT; iptables -A "${A}${B}" -j DROP         @ -A INPUT -j DROP
          iptables -A ${CHAIN:-INPUT} -j DROP                @ -A INPUT -j DROP
          IPT=$(which iptables); $IPT -A INPUT -j DROP       @ -A INPUT -j DROP
          IPT=`command -v iptables`; $IPT -A INPUT -j DROP   @ -A INPUT -j DROP
          IPT="iptables -w"; $IPT -A INPUT -j DROP           @ -A INPUT -j DROP
          X='a  b'; iptables -A INPUT -m comment --comment "$X" -j DROP @ -A INPUT -m comment --comment "a  b" -j DROP
          iptables -P INPUT DROP && iptables -A INPUT -j DROP @ -A INPUT -j DROP
          iptables -C INPUT -j DROP || iptables -A INPUT -j DROP @ -A INPUT -j DROP
          for c in INPUT; do iptables -A $c -j DROP; done    @ -A INPUT -j DROP
          iptables -A INPUT -j DROP; exit 0; iptables -A INPUT -j ACCEPT @ -A INPUT -j DROP
          iptables -A INPUT -j DROP || exit 1                @ -A INPUT -j DROP
          echo iptables -A INPUT -j DROP                     @ ~~
          iptables-save > /home/before                       @ ~~
          iptables -L -n -v                                  @ ~~
          """)
  void whatIsSimpleIsRead(String line, String rule) {
    assertThat(rules(line)).containsExactlyElementsOf(rule.isEmpty() ? List.of() : List.of(rule));
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      textBlock =
          """
          iptables -A INPUT -s $ADMIN -j ACCEPT             @ 2: not simple enough to be read: $ADMIN is not set
          iptables -A INPUT -s $1 -j ACCEPT                 @ 2: not simple enough to be read: what ${1} is
          iptables -A INPUT -s ${A%/*} -j ACCEPT            @ 2: not simple enough to be read: what ${A%/*} is
          iptables -A INPUT -s $(hostname -I) -j ACCEPT     @ 2: not simple enough to be read: what $(hostname -I) prints
          [ -n "$VPN" ] && iptables -A INPUT -j ACCEPT      @ 2: not simple enough to be read: whether it is run
          if true; then iptables -A INPUT -j ACCEPT; fi     @ 2: not read, since it stands within "if" of line 2
          while read a; do iptables -A INPUT -s $a; done    @ 2: not read, since it stands within "while" of line 2
          case $1 in start) iptables -A INPUT -j DROP;; esac @ 2: not read, since it stands within "case" of line 2
          ( iptables -A INPUT -j DROP )                     @ 2: not read, since it stands within a subshell of line 2
          f() { iptables -A INPUT -j DROP; }                @ 2: not read, since it stands within the function f of line 2
          iptables-restore < /etc/rules.v4                  @ 2: not simple enough to be read: it loads /etc/rules.v4
          cat rules | iptables-restore                      @ 2: not simple enough to be read: what it reads comes
          ip netns exec x iptables -A INPUT -j DROP         @ ~~
          iptables -A INPUT -s 10.0.0.300 -j DROP           @ 2:
          iptables -A INPUT -m comment --comment "no end    @ 2: a quote that is not closed
          . /etc/firewall.conf                              @ 2: /etc/firewall.conf is not read
          """)
  void whatIsNotSimpleIsSaidWithItsLine(String line, String said) {
    assertThat(rules(line)).isEmpty();
    if (said.isEmpty()) {
      assertThat(told()).isEmpty();
    } else {
      assertThat(told()).anyMatch(t -> t.startsWith(said.strip()));
    }
  }

  @Test
  void aFunctionThatIsCalledIsSaidWhereItIsCalled() {
    rules("open() {", "  iptables -A INPUT -p tcp --dport $1 -j ACCEPT", "}", "open 22");

    assertThat(told())
        .containsExactly(
            "3: not read, since it stands within the function open of line 2",
            "5: not simple enough to be read: it calls the function open");
  }

  @Test
  void aVariableThatABlockSetsIsNotKnown() {
    rules("A=1", "if x; then A=2; fi", "iptables -A INPUT -s 10.0.0.$A -j DROP");

    assertThat(told())
        .containsExactly("4: not simple enough to be read: $A is set within a block, in line 3");
  }

  @Test
  void aHereDocumentIsReadWithItsVariablesAndItsLines() {
    DumpFile file =
        new DumpFile(
            "fw.sh",
            "IF=eth0\niptables-restore <<EOF\n*filter\n-A INPUT -i $IF -j DROP\nCOMMIT\nEOF\n");

    List<Rule> rules = ScriptReader.read(file, problems::add).rulesets().get(0).rules().toList();

    assertThat(rules.get(0).save()).isEqualTo("-A INPUT -i eth0 -j DROP");
    assertThat(rules.get(0).origin().toString()).isEqualTo("fw.sh:4:1");
    assertThat(told()).isEmpty();
  }

  @Test
  void iptablesRestoreReplacesWhatWasThereUnlessItIsToldNotTo() {
    String[] all = {"iptables -A INPUT -j DROP", "iptables-restore <<E", "*filter", "COMMIT", "E"};
    assertThat(rules(all)).isEmpty();
    all[1] = "cat <<E | iptables-restore";
    assertThat(rules(all)).isEmpty();
    all[1] = "iptables-restore --noflush <<'E'";
    assertThat(rules(all)).containsExactly("-A INPUT -j DROP");
  }

  @Test
  void loopsWithinLoopsComeToAnEnd() {
    String words = "0 1 2 3 4 5 6 7 8 9";
    StringBuilder script = new StringBuilder();
    for (char name = 'a'; name < 'i'; name++) {
      script.append("for ").append(name).append(" in ").append(words).append("; do\n");
    }
    script.append(":\n").append("done\n".repeat(8)).append("iptables -A INPUT -j DROP\n");

    assertThat(rules(script.toString())).isEmpty();
    assertThat(told()).singleElement().asString().contains("loops run more than");
  }

  @Test
  void aLineBreakWithinAWordIsABlank() {
    assertThat(rules("iptables -A INPUT -m comment --comment 'a", "b' -j DROP"))
        .containsExactly("-A INPUT -m comment --comment \"a b\" -j DROP");
  }

  @Test
  void whatTakesAwayWhatIsNotThereIsNoMistakeOfTheScript() {
    rules("iptables -D INPUT -j OLD 2>/dev/null || true", "iptables -X OLD");

    assertThat(problems).extracting(Problem::kind).containsExactly(Problem.Kind.FOREIGN_TEXT);
    assertThat(told())
        .containsExactly(
            "3: this fails, and changes nothing: no chain \"OLD\" in table filter at this place");
  }

  @Test
  void aRuleStandsWhereItsCommandBegins() {
    DumpFile file = new DumpFile("fw.sh", "A=1;  iptables -A INPUT \\\n  -i lo -j ACCEPT\n");

    Rule rule =
        ScriptReader.read(file, problems::add).rulesets().get(0).rules().findFirst().orElseThrow();

    assertThat(rule.origin().toString()).isEqualTo("fw.sh:1:7");
    assertThat(rule.origin().text()).isEqualTo("iptables -A INPUT \\");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      textBlock =
          """
          firewall.sh  @ iptables -t nat -A POSTROUTING -j MASQUERADE @ IPTABLES_SCRIPT
          firewall     @ IPT=/sbin/iptables;;$IPT -A INPUT -j DROP    @ IPTABLES_SCRIPT
          load         @ #!/bin/sh;;iptables-restore <<EOF;;EOF       @ IPTABLES_SCRIPT
          README.md    @ Our firewall;;    iptables -A INPUT -j DROP  @ ~~
          list.sh      @ iptables -L                                  @ ~~
          direct.xml   @ <?xml version="1.0"?>;;<direct>;;</direct>   @ FIREWALLD
          fw.conf      @ domain ip {;; table filter { chain INPUT policy DROP; };;} @ FERM
          nft.txt      @ table ip filter {;;\tchain INPUT {;;\t\ttype filter hook input priority 0; policy accept;;;\t};;} @ NFT_RULESET
          notes.txt    @ #SOURCE of these lines;;*filter;;:INPUT ACCEPT [0:0];;COMMIT @ IPTABLES_SAVE
          rules        @ ?SECTION NEW;;ACCEPT net $FW tcp 22          @ SHOREWALL
          """)
  void filesAreKnownByTheirContent(String name, String text, String kind) {
    Host host =
        HostReader.readText(
            "host", List.of(new DumpFile(name, text.replace(";;", "\n").strip() + "\n")));

    assertThat(host.present().stream().map(DumpKind::name))
        .containsExactlyElementsOf(kind.isEmpty() ? List.of() : List.of(kind));
  }

  @Test
  void othersThanIptablesAreRefusedWithAdvice() {
    Host host = HostReader.readText("h", List.of(new DumpFile("f", "?SECTION NEW\n")));

    assertThat(host.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.REFUSED))
        .satisfies(p -> assertThat(p.message()).contains("iptables-save -c"));
  }

  @Test
  void eachProgramHasRulesOfItsOwn() {
    DumpFile file =
        new DumpFile(
            "fw.sh",
            "ip6tables -A INPUT -j DROP\nebtables -A FORWARD -p ARP -j ACCEPT\nsysctl -w"
                + " net.ipv4.ip_forward=1\necho 0 >/proc/sys/net/ipv4/conf/all/rp_filter\n");

    Host host = HostReader.readText("h", List.of(file));

    assertThat(host.rulesets()).containsOnlyKeys(RuleFamily.IP6TABLES, RuleFamily.EBTABLES);
    assertThat(host.sysctl("net.ipv4.ip_forward")).contains("1");
    assertThat(host.sysctl("net.ipv4.conf.all.rp_filter")).contains("0");
  }
}

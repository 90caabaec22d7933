package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What RC3xx say of rules, how grave they take it, and where they point. */
class HygieneTest {

  private static Finding only(String rule, String... rules) {
    List<Finding> found = filter(rules).lint(rule);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Dumps filter(String... rules) {
    return table("filter", "INPUT", rules);
  }

  private static Dumps table(String name, String chain, String... rules) {
    String head = "*" + name + "\n:" + chain + " ACCEPT [0:0]\n";
    return Dumps.ofRules(head + String.join("\n", rules) + "\nCOMMIT\n");
  }

  private static List<Integer> lines(Finding finding) {
    return finding.locations().stream().map(Origin::line).toList();
  }

  @Test
  void aShadowedDropIsAWarningThatNamesWhatTakesItsPackets() {
    Finding found =
        only(
            "RC303",
            "-A INPUT -s 10.0.0.0/9 -j ACCEPT",
            "-A INPUT -s 10.128.0.0/9 -j ACCEPT",
            "-A INPUT -s 10.0.0.0/8 -p tcp -j DROP");

    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.message())
        .isEqualTo(
            "this rule of filter INPUT never gets a packet: lines 3-4 together take all of its"
                + " packets before, for another end");
    assertThat(lines(found)).containsExactly(5, 3, 4);
    assertThat(found.flows()).isEmpty();
    assertThat(found.witness()).isEmpty();
  }

  @Test
  void rulesWithOneCauseAreOneFinding() {
    Finding found =
        only(
            "RC303",
            "-A INPUT -i eth1 -j REJECT",
            "-A INPUT -i eth1 -p udp -m udp --dport 53 -j ACCEPT",
            "-A INPUT -i eth1 -p tcp -m tcp --dport 53 -j ACCEPT");

    assertThat(found.message()).startsWith("these 2 rules (lines 4-5)");
    assertThat(lines(found)).containsExactly(4, 5, 3);
  }

  @Test
  void aDropUnderARejectIsNoLostIntent() {
    Finding found =
        only("RC303", "-A INPUT -s 10.0.0.0/8 -j REJECT", "-A INPUT -s 10.1.0.0/16 -j DROP");

    assertThat(found.severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void theSameAgainCouldGo() {
    Finding found =
        only("RC304", "-A INPUT -s 10.0.0.0/8 -j ACCEPT", "-A INPUT -s 10.1.0.0/16 -j ACCEPT");

    assertThat(found.severity()).isEqualTo(Severity.NOTE);
    assertThat(lines(found)).containsExactly(4, 3);
  }

  @Test
  void aJumpToADroppingChainBehindAnAcceptIsLostIntent() {
    Finding found =
        only(
            "RC303",
            ":OUTSIDE - [0:0]",
            "-A INPUT -i eth0 -j ACCEPT",
            "-A INPUT -i eth0 -j OUTSIDE",
            "-A OUTSIDE -j DROP");

    assertThat(found.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatWasAppendedBehindARejectOfAllIsNamedAsAWhole() {
    Finding found =
        only(
            "RC306",
            "-A INPUT -j REJECT",
            "-A INPUT -p tcp -m tcp --dport 80 -j ACCEPT",
            "-A INPUT -p tcp -m tcp --dport 81 -j ACCEPT");

    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.message())
        .isEqualTo(
            "line 3 takes every packet that comes to it, so that the 2 rules behind it (lines 4-5)"
                + " in filter INPUT never get one");
    assertThat(lines(found)).containsExactly(4, 5, 3);
  }

  @Test
  void aDropAppendedBehindTheReturnOfDockerUserIsLostIntent() {
    Finding found =
        table(
                "filter",
                "FORWARD",
                ":DOCKER-USER - [0:0]",
                "-A FORWARD -j DOCKER-USER",
                "-A DOCKER-USER -j RETURN",
                "-A DOCKER-USER -s 198.51.100.0/24 -j DROP")
            .lint("RC306")
            .get(0);

    assertThat(found.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatProgramsMakeForThemselvesIsNotNamed() {
    Dumps dumps =
        filter(
            ":f2b-sshd - [0:0]",
            ":KUBE-FORWARD - [0:0]",
            ":KUBE-SERVICES - [0:0]",
            ":ufw-logging-deny - [0:0]",
            "-A INPUT -j KUBE-FORWARD",
            "-A KUBE-FORWARD -s 10.0.0.0/8 -j ACCEPT",
            "-A KUBE-FORWARD -s 10.1.0.0/16 -j DROP",
            "-A KUBE-FORWARD -j RETURN",
            "-A KUBE-FORWARD -p tcp -j ACCEPT");

    assertThat(dumps.lint().findings()).noneMatch(f -> f.rule().startsWith("RC3"));
  }

  @Test
  void commonChainNamesAreAProgramsOnlyBesideItsOwn() {
    assertThat(filter(":zone_dmz_input - [0:0]").lint("RC302")).hasSize(1);
    assertThat(filter(":zone_dmz_input - [0:0]", ":zone_lan_input - [0:0]").lint("RC302"))
        .isEmpty();
  }

  @Test
  void aJumpToNowhereSaysWhichChainIsNear() {
    Finding found = only("RC301", ":LOGDROP - [0:0]", "-A INPUT -p tcp -j LOGDORP");

    assertThat(found.severity()).isEqualTo(Severity.ERROR);
    assertThat(found.message()).endsWith("; did you mean LOGDROP?");
    assertThat(found.locations().get(0).text()).isEqualTo("LOGDORP");
  }

  @Test
  void aLoopIsAnErrorWherePacketsComeToIt() {
    String[] loop = {":A - [0:0]", ":B - [0:0]", "-A A -j B", "-A B -j A", "-A INPUT -j A"};

    assertThat(only("RC305", loop).severity()).isEqualTo(Severity.ERROR);
    assertThat(only("RC305", List.of(loop).subList(0, 4).toArray(String[]::new)).severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void aClashOfPortForwardsIsToldOnce() {
    String forward =
        "-A PREROUTING -d 192.0.2.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination ";
    Dumps rulesAlone = table("nat", "PREROUTING", forward + "10.0.0.2", forward + "10.0.0.3");
    Dumps host =
        Dumps.ofSample("tika")
            .edit("iptables-save.txt", "(-A PREROUTING .*-j DNAT .*10.0.0.)2", "$12\n$13");

    assertThat(rulesAlone.lint("RC307")).hasSize(1);
    assertThat(host.lint("RC208")).isNotEmpty();
    assertThat(host.lint("RC307")).isEmpty();
  }

  @Test
  void masqueradeBehindSourceNatIsNoLostIntent() {
    Dumps dumps =
        table(
            "nat",
            "POSTROUTING",
            "-A POSTROUTING -o eth0 -j SNAT --to-source 192.0.2.1",
            "-A POSTROUTING -s 10.0.0.0/24 -o eth0 -j MASQUERADE");

    assertThat(dumps.lint("RC307")).isEmpty();
    assertThat(dumps.lint("RC303")).singleElement().returns(Severity.NOTE, Finding::severity);
  }

  @Test
  void establishedConnectionsMeetNoRuleOfNat() {
    Finding found =
        table(
                "nat",
                "POSTROUTING",
                "-A POSTROUTING -m conntrack --ctstate ESTABLISHED -j MASQUERADE")
            .lint("RC307")
            .get(0);

    assertThat(found.message())
        .contains("packets come to it from POSTROUTING only", "the connection's state");
  }

  /** A rule that several thousand others take together: more pieces than are looked at. */
  @Test
  void whatIsTooMuchWorkIsSaid() {
    List<String> rules = new ArrayList<>();
    for (int port = 1; port <= 6000; port++) {
      rules.add("-A INPUT -p tcp -m tcp --dport " + port + " -j ACCEPT");
    }
    rules.add("-A INPUT -p tcp -m tcp --dport 1:6000 -j DROP");
    Dumps dumps = filter(rules.toArray(String[]::new));

    assertThat(dumps.lint("RC303")).isEmpty();
    assertThat(dumps.lint("RC309"))
        .singleElement()
        .satisfies(f -> assertThat(lines(f)).containsExactly(6003));
  }

  /** Twice the rules, about twice the work, and not four times. */
  @Test
  @Timeout(120)
  void manyRulesStayQuick() {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String source = "10." + (i >> 8 & 255) + "." + (i & 255) + ".0/24";
      rules.add("-A INPUT -s " + source + " -p tcp -m multiport --dports 80,443,8080:8090 -j DROP");
    }
    rules.add("-A INPUT -s 10.9.9.7/32 -p tcp -m tcp --dport 443 -j ACCEPT");

    assertThat(filter(rules.toArray(String[]::new)).lint("RC303")).hasSize(1);
  }
}

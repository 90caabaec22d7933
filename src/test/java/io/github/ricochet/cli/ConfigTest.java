package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a {@code .ricochet.yaml} decides, and what is told of one that is not as it should be. */
class ConfigTest {

  private static final String QUIET = "rules: {skip: [RC107, RC209, RC210, RC299]}\n";

  @TempDir Path temp;

  private HostCopy host;

  @BeforeEach
  void makeHost() throws IOException {
    Files.createDirectory(temp.resolve(".git"));
    host = HostCopy.of("tika", temp);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(temp.resolve(".ricochet.yaml"), text);
  }

  private Run lint(String... options) {
    return Run.of("lint", host.folder(), options);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rulse: {}                        | 1:1: there is no key rulse; did you mean rules?
          rules: {skip: [RC1O1]}           | 1:16: there is no rule RC1O1; did you mean RC101?
          rules: {skip: RC901}             | 1:15: RC901 cannot be hidden
          rules: [RC101]                   | 1:8: rules takes keys with values, not a list
          severities: {RC101: errr}        | 1:21: there is no severity errr; did you mean error?
          severities: {RC901: note}        | 1:14: RC901 cannot be hidden
          fail-on: warnings                | 1:10: there is no fail-on warnings; did you mean warning?
          min-confidence: [confirmed]      | 1:17: min-confidence takes a single value, not a list
          assume: {hubs: [eth0]}           | 1:10: there is no key hubs; did you mean hub?
          assume: {kernel: newest}         | 1:18: kernel takes a release such as 6.1, not newest
          assume: {sysctls: {forward: 1}}  | 1:20: forward is no kernel setting
          hosts: {tikka: {}}               | 1:9: no such file or folder: tikka
          hosts: {a: {dumps: ../..}}       | 1:20: ../.. lies outside of the folder of this file
          hosts: {a: {dumps: /etc}}        | 1:20: /etc lies outside of the folder of this file
          ignores: {rule: RC101}           | 1:10: ignores takes a list, not a mapping
          ignores: [{rule: RC101}]         | 1:11: an ignore needs reason
          ignores: [{reason: known}]       | 1:11: an ignore needs rule
          ignores: [{rule: RC9, reason: x}] | 1:18: there is no rule RC9
          ignores: [{rule: RC902, reason: x}] | 1:18: RC902 cannot be silenced
          ignores: [{rule: RC101, reason: x, until: soon}] | 1:43: until takes a date such as 2027-03-01
          ignores: [{rule: RC101, reason: x, where: {prot: y}}] | 1:44: there is no key prot; did you mean port?
          ignores: [{rule: RC101, reason: x, where: {service: web}}] | 1:53: service takes ADDRESS:PORT/PROTO
          'fail-on: error\\nfail-on: note'  | 2:1: fail-on stands here a second time
          fail-on: [error                  | 2:1: no YAML
          """)
  void whatIsWrongIsToldAtItsPlace(String text, String told) throws IOException {
    Path file = write(text.replace("\\n", "\n") + "\n");

    Run run = lint();

    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("ricochet: " + file + ":" + told);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() throws IOException {
    write("fail-on: x\nrulse: y\n");

    assertThat(lint().err()).hasLineCount(2);
  }

  @Test
  void itIsFoundUpToTheRootOfTheRepository() throws IOException {
    write("fail-on: never\n");
    assertThat(lint().code()).isZero();

    Files.createDirectory(host.folder().resolve(".git"));
    assertThat(lint().code()).isEqualTo(1);
  }

  @Test
  void theNearestCounts() throws IOException {
    write("fail-on: never\n");
    Files.writeString(host.folder().resolve(".ricochet.yaml"), "# nothing\n");

    assertThat(lint().code()).isEqualTo(1);
  }

  @Test
  void theCommandLineComesFirst() throws IOException {
    write("fail-on: never\nseverities: {RC101: note}\n");

    assertThat(lint("--fail-on=warning").code()).isZero();
    assertThat(lint("--fail-on=warning", "--severity=RC101=error").code()).isEqualTo(1);
    assertThat(lint("--no-config").code()).isEqualTo(1);
  }

  @Test
  void aFileCanBeNamed() throws IOException {
    Path other = Files.writeString(temp.resolve("other.yaml"), "fail-on: never\n");
    write("fail-on: error\n");

    assertThat(lint("--config=" + other).code()).isZero();
  }

  @Test
  void rulesAreSkippedByGroupsToo() throws IOException {
    write("rules: {skip: [RC2xx, not-published-inside]}\n");
    assertThat(lint("--format=gcc").out()).contains("[RC101]").doesNotContain("[RC107]");

    write("rules: {skip: [RC1xx]}\n");
    assertThat(lint("--format=gcc").out()).doesNotContain("[RC101]", "[RC107]");
    assertThat(lint("--format=gcc", "--only=RC101").out())
        .contains("[RC101]")
        .doesNotContain("[RC107]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                  | 0
          {host: tika}                        | 0
          {host: ika}                         | 1
          {port: v-web}                       | 0
          {port: eth0}                        | 1
          {chain: PREROUTING}                 | 0
          {chain: nat PREROUTING}             | 0
          {chain: POSTROUTING}                | 1
          {'service': '192.0.2.1:80/tcp'}     | 0
          {'service': '192.0.2.1:81'}         | 0
          {'service': '192.0.2.1:82/tcp'}     | 1
          {port: v-web, chain: POSTROUTING}   | 1
          """)
  void anIgnoreIsAboutWhatItSays(String where, int code) throws IOException {
    write(QUIET + "ignores: [{rule: RC101, reason: known, where: " + where + "}]\n");

    Run run = lint("--fail-on=error", "--verbose");

    assertThat(run.code()).isEqualTo(code);
    if (code == 0) {
      assertThat(run.out()).contains("silenced[RC101] same-port-bounce (known, ");
    }
  }

  @Test
  void anIgnoreThatSilencesNothingIsAFindingInTheFile() throws IOException {
    Path file = write(QUIET + "ignores:\n  - rule: RC202\n    reason: never seen\n");

    Run run = Run.of("lint", temp, "--format=gcc", "--skip=RC101");

    assertThat(run.out()).contains(file + ":3:3: warning: ").contains("[RC801]");
    assertThat(run.code()).isEqualTo(1);
    assertThat(lint("--format=gcc", "--skip=RC101").out()).as("another host may have it").isEmpty();
    assertThat(Run.of("lint", temp, "--skip=RC101", "--no-ignores").code()).isZero();
  }

  @Test
  void anIgnoreEnds() throws IOException {
    write(QUIET + "ignores: [{rule: RC101, reason: known, until: 2020-01-31}]\n");

    Run run = Run.of("lint", temp, "--format=gcc");

    assertThat(run.out()).contains("[RC101]").contains("[RC803]");
  }

  @Test
  void aSettingThatNoDumpTellsCanBeSaid() throws IOException {
    Files.delete(host.folder().resolve("sysctl.txt"));
    assertThat(lint("--format=gcc", "--min-confidence=confirmed").out()).doesNotContain("[RC101]");

    write("assume: {sysctls: {net.bridge.bridge-nf-call-iptables: 1, net.ipv4.ip_forward: 1}}\n");
    assertThat(lint("--format=gcc", "--min-confidence=confirmed").out()).contains("[RC101]");

    String off = "--assume=sysctl:net.bridge.bridge-nf-call-iptables=0";
    assertThat(lint("--format=gcc", off).out()).doesNotContain("[RC101]");
  }

  @Test
  void whatADumpTellsCounts() throws IOException {
    write("assume: {sysctls: {net.bridge.bridge-nf-call-iptables: 0}}\n");

    assertThat(lint("--format=gcc").out()).contains("[RC101]");
  }

  @Test
  void aHostIsAssumedToHaveItsHub() throws IOException {
    write("hosts: {tika: {assume: {hub: v-web}}}\n");
    String config = Run.of("config", temp.resolve("tika")).out();

    assertThat(config).contains("hosts:", "      hub:", "        - v-web");
    String[] flow = {"--from=10.0.0.2", "--to=192.0.2.1:80/tcp"};
    assertThat(Run.of("trace", host.folder(), flow).out())
        .isEqualTo(
            Run.of("trace", host.folder(), "--no-config", "--assume=hub:v-web", flow[0], flow[1])
                .out());
  }

  @Test
  void dumpsThatBelongTogetherAreOneHost() throws IOException {
    Path links = Files.createDirectory(temp.resolve("links"));
    for (String file : new String[] {"ip-link.txt", "bridge-link.txt", "bridge-fdb.txt"}) {
      Files.move(host.folder().resolve(file), links.resolve(file));
    }
    write("hosts: {web1: {dumps: [tika, links]}}\n");

    for (Path named : new Path[] {temp, host.folder(), links}) {
      Run run = Run.of("lint", named);
      assertThat(run.out()).startsWith(temp.resolve("web1") + " (10 dumps)").contains("RC101");
    }
  }

  @Test
  void whatBelongsToNoHostOfTheFileIsAHostOfItsOwn() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("all"));
    for (String file : new String[] {"ip-link.txt", "bridge-link.txt", "bridge-fdb.txt"}) {
      Files.copy(host.folder().resolve(file), folder.resolve(file));
    }
    Files.writeString(
        folder.resolve(".ricochet.yaml"),
        "hosts: {web1: {dumps: [ip-link.txt, bridge-fdb.txt]}}\n");

    assertThat(Run.of("lint", folder).out())
        .contains(folder.resolve("web1") + " (2 dumps)", folder + " (1 dump)");
  }

  @Test
  void theEffectiveOneIsPrintedWithItsOrigins() throws IOException {
    Path file =
        write(
            """
            fail-on: error
            severities: {RC101: warning}
            baseline: known.jsonl
            assume: {kernel: 6.1, sysctls: {net.ipv4.ip_forward: 1}}
            hosts:
              tika: {assume: {hub: [v-web]}}
            ignores:
              - {rule: RC101, reason: "it's: known", until: 2099-01-31, where: {chain: nat PREROUTING}}
            """);

    Run run = Run.of("config", host.folder(), "--skip=RC908", "--fail-on=note");

    assertThat(run.code()).isZero();
    assertThat(run.out().replace(file.toString(), "F"))
        .isEqualTo(
            """
            # F, for %s
            fail-on: note                           # --fail-on
            min-confidence: possible                # default
            rules:
              skip:
                - RC908                             # --skip
            severities:
              RC101: warning                        # F:2:14
            baseline: known.jsonl                   # F:3:11
            assume:
              kernel: 6.1                           # F:4:18
              sysctls:
                net.ipv4.ip_forward: 1              # F:4:33
            hosts:
              tika:                                 # F:6:3
                dumps:
                  - tika                            # F:6:3
                assume:
                  hub:
                    - v-web                         # F:6:25
            ignores:
              - rule: RC101                         # F:8:3
                where: {chain: nat PREROUTING}
                reason: 'it''s: known'
                until: 2099-01-31
            """
                .formatted(host.folder()));
  }

  @Test
  void whatIsPrintedReadsBack() throws IOException {
    write(
        """
        fail-on: error
        rules: {only: [RC1xx], skip: [RC107]}
        ignores:
          - rule: [RC101, RC102]
            reason: "a # b: 'c' → \\"d\\""
            where: {service: "192.0.2.1:80/tcp", fingerprint: "0123", port: "eth0: x", host: "null"}
        """);
    String first = Run.of("config", host.folder()).out();
    write(first);

    assertThat(Run.of("config", host.folder()).out().replaceAll(" *#.*", ""))
        .isEqualTo(first.replaceAll(" *#.*", ""));
  }

  @Test
  void theFirstBaselineIsWrittenWhereTheFileNamesIt() throws IOException {
    write("baseline: known.jsonl\n");
    String baseline = temp.resolve("known.jsonl").toString();

    assertThat(lint().err()).contains("no such file or folder: " + baseline);
    assertThat(lint("--write-baseline=" + baseline).code()).isZero();
    assertThat(lint().code()).isZero();
  }

  @Test
  void onlyARegularFileIsHeeded() throws IOException {
    Path other = Files.writeString(temp.resolve("other"), "fail-on: never\n");
    Files.createSymbolicLink(temp.resolve(".ricochet.yaml"), other);

    assertThat(lint().code()).isEqualTo(1);
  }
}

package io.github.ricochet.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A finding's fingerprint is its rule line's, and nothing else's. */
class FingerprintsTest {

  private static List<String> fingerprints(Dumps dumps) {
    return dumps.lint("RC101").stream().map(Finding::fingerprint).toList();
  }

  private static Dumps tika() {
    return Dumps.ofSample("tika");
  }

  @Test
  void movedLinesAndCommentsLeaveItAsItIs() {
    Dumps moved = tika().edit("iptables-save.txt", "^# Completed", "# Comment\n\n# Completed");

    assertThat(fingerprints(moved)).isEqualTo(fingerprints(tika()));
  }

  @Test
  void countersLeaveItAsItIs() {
    Dumps counted =
        tika().edit("iptables-save.txt", "^-A PREROUTING -s", "[7:420] -A PREROUTING -s");

    assertThat(fingerprints(counted)).isEqualTo(fingerprints(tika()));
  }

  @Test
  void rulesAboveLeaveItAsItIs() {
    Dumps longer =
        tika()
            .edit(
                "iptables-save.txt",
                "^-A PREROUTING -j PRE-VRMR-PREROUTING",
                "-A PREROUTING -s 10.9.9.9/32 -j ACCEPT\n$0");

    assertThat(fingerprints(longer)).isEqualTo(fingerprints(tika()));
  }

  @Test
  void anotherTextOfTheRuleChangesIt() {
    Dumps changed =
        tika().edit("iptables-save.txt", "--dport 80:81(.* -j DNAT)", "--dport 80:82$1");

    assertThat(fingerprints(changed)).hasSize(1).isNotEqualTo(fingerprints(tika()));
  }

  @Test
  void commentsOnTheRuleLeaveItAsItIs() {
    Dumps commented =
        tika()
            .edit(
                "iptables-save.txt",
                "(^-A PREROUTING -s .*) -j DNAT",
                "$1 -m comment --comment \"ricochet:ignore[RC102] x\" -j DNAT");

    assertThat(fingerprints(commented)).isEqualTo(fingerprints(tika()));
  }

  @Test
  void equalRulesHaveTheirOwn() {
    Dumps twice =
        tika()
            .edit(
                "iptables-save.txt",
                "(^-A PREROUTING -d .*) -j DNAT --to-destination 10.0.0.2\n",
                "$0$1 -j DNAT --to-destination 10.0.0.3\n$1 -j DNAT --to-destination 10.0.0.3\n");

    assertThat(twice.lint("RC208").stream().map(Finding::fingerprint))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }
}

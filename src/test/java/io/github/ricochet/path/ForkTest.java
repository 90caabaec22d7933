package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What no dump decides: both ways are walked, up to a bound that is said. */
class ForkTest {

  private static final String DNAT = "-A PREROUTING -d 198.51.100.1/32";
  private static final String CHANCE =
      "-A PREROUTING -m statistic --mode random --probability 0.5 -j ";

  private static Trace with(String rules) {
    return new BridgeHost().with("iptables-save", DNAT, rules + DNAT).asks(BridgeHost.C);
  }

  /** So many rules that chance decides, each of which sets another bit of the mark. */
  private static String marks(int count) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String bit = "0x" + Integer.toHexString(1 << i);
      rules.append(CHANCE).append("MARK --set-xmark ").append(bit).append('/').append(bit);
      rules.append('\n');
    }
    return rules.toString();
  }

  @Test
  void isCertainWhereAllWaysEndAlike() {
    assertThat(with(marks(3)).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void tellsEachWayWhereTheyDoNot() {
    Trace trace = with(CHANCE + "DNAT --to-destination 10.0.0.99\n");
    assertThat(trace.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(trace.branches()).hasSize(2);
    assertThat(trace.choices()).singleElement().satisfies(c -> assertThat(c.origin()).isPresent());
  }

  @Test
  void doesNotTakeASetThatRulesFillForWhatTheDumpHas() {
    String meets = "-A PREROUTING -m set --match-set seen src -j DNAT --to-destination 10.0.0.99\n";
    String fills = "-A PREROUTING -p udp -j SET --add-set seen src\n";
    BridgeHost host = new BridgeHost().with("ipset-save", "create seen hash:ip\n");

    host.with("iptables-save", DNAT, meets + DNAT);
    assertThat(host.asks(BridgeHost.C).outcome()).isEqualTo(Outcome.ANSWERED);
    host.with("iptables-save", meets, fills + meets);
    assertThat(host.asks(BridgeHost.C).outcome()).isEqualTo(Outcome.UNDECIDED);
    host.with("ipset-save", "create seen hash:ip\nadd seen 10.0.0.3\n");
    assertThat(host.asks(BridgeHost.C).outcome()).isNotEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void walksNoMoreThanItsBoundAndSaysSo() {
    Trace trace = with(marks(9));
    assertThat(trace.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(trace.assumptions())
        .contains("of the ways that open points can fall, the first 256 were walked");
  }
}

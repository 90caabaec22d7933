package io.github.ricochet.lint.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.BridgePort.Flag;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.path.Assumptions;
import io.github.ricochet.path.BridgeHost;
import io.github.ricochet.path.Flow;
import io.github.ricochet.path.Outcome;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What remedies cure and break, tried out on the host of the bounce. */
class TrialTest {

  private static final Flow SELF = asks(BridgeHost.A);
  private static final Flow NEIGHBOUR = asks(BridgeHost.C);

  /** What the host itself answers. */
  private static final Flow OTHER_PORT = Flow.of(BridgeHost.C, BridgeHost.PUBLIC, 6, 81);

  private static Flow asks(Ip from) {
    return Flow.of(from, BridgeHost.PUBLIC, 6, 80);
  }

  private static Fare fare(Trace trace) {
    if (trace.outcome() != Outcome.ANSWERED) {
      return Fare.UNANSWERED;
    }
    return trace.answeredBy().filter(BridgeHost.A::equals).isPresent() ? Fare.WELL : Fare.ANSWERED;
  }

  private static Trial trial(Host host) {
    Simulator simulator = Simulator.of(host, Assumptions.NONE);
    Map<Flow, Fare> before = new LinkedHashMap<>();
    List.of(SELF, NEIGHBOUR, OTHER_PORT).forEach(f -> before.put(f, fare(simulator.walk(f))));
    return new Trial(
        host, h -> Simulator.of(h, Assumptions.NONE), before, (flow, trace) -> fare(trace));
  }

  private static Rule sourceNat(Host host) {
    return host.iptables()
        .orElseThrow()
        .table("nat")
        .orElseThrow()
        .chain("POSTROUTING")
        .orElseThrow()
        .rules()
        .get(0);
  }

  @Test
  void hairpinCuresTheBounceAndBreaksNothing() {
    Trial.Effect effect =
        trial(new BridgeHost().read())
            .attempt(List.of(new PortFlag("p1", Flag.HAIRPIN, true)), Set.of());
    assertThat(effect.cured()).containsExactly(SELF);
    assertThat(effect.broken()).isEmpty();
  }

  @Test
  void aChangeOfAnotherPortCuresNothing() {
    Trial.Effect effect =
        trial(new BridgeHost().read())
            .attempt(List.of(new PortFlag("p2", Flag.HAIRPIN, true)), Set.of());
    assertThat(effect.cured()).isEmpty();
  }

  @Test
  void callIptablesOffCuresTheBounceWhereThereIsSourceNat() {
    SysctlValue off = new SysctlValue("net.bridge.bridge-nf-call-iptables", "0");
    Trial.Effect effect = trial(new BridgeHost().read()).attempt(List.of(off), Set.of());
    assertThat(effect.cured()).containsExactly(SELF);
    assertThat(off.command()).isEqualTo("sysctl -w net.bridge.bridge-nf-call-iptables=0");
  }

  @Test
  void callIptablesOffBreaksTheNeighbourWhereThereIsNone() {
    Host host =
        new BridgeHost().with("iptables-save", "-j SNAT --to-source 10.0.0.1", "-j ACCEPT").read();
    Trial.Effect effect =
        trial(host)
            .attempt(List.of(new SysctlValue("net.bridge.bridge-nf-call-iptables", "0")), Set.of());
    assertThat(effect.cured()).isEmpty();
    assertThat(effect.broken()).containsExactly(NEIGHBOUR);
  }

  @Test
  void aBridgesOwnCallIsOrdWithTheSysctl() {
    Trial.Effect effect =
        trial(new BridgeHost().read()).attempt(List.of(new BridgeCall("br0", false)), Set.of());
    assertThat(effect.cured()).isEmpty();
  }

  @Test
  void aDeletedRuleIsMissed() {
    Host host = new BridgeHost().with("ip-link", "hairpin off", "hairpin on").read();
    RuleDelete delete = new RuleDelete(sourceNat(host));
    assertThat(trial(host).attempt(List.of(delete), Set.of()).broken()).containsExactly(SELF);
    assertThat(delete.command())
        .isEqualTo(
            "iptables -t nat -D POSTROUTING -s 10.0.0.0/24 -d 10.0.0.2/32 -p tcp -m tcp --dport 80 -j SNAT --to-source 10.0.0.1");
  }

  @Test
  void anInsertedRuleIsBackAtItsPlace() {
    Host host = new BridgeHost().with("ip-link", "hairpin off", "hairpin on").read();
    Rule rule = sourceNat(host);
    Host without = new RuleDelete(rule).apply(host);
    RuleInsert insert = new RuleInsert(rule);
    assertThat(trial(without).attempt(List.of(insert), Set.of()).cured()).containsExactly(SELF);
    assertThat(insert.command()).startsWith("iptables -t nat -I POSTROUTING 1 -s 10.0.0.0/24 ");
  }

  @Test
  void whatAnotherMachineAnsweredIsBrokenWhereNobodyDoesAnyMore() {
    RuleInsert drop = NewRule.firstOf("filter", "INPUT").target(Target.Standard.DROP);
    Trial.Effect effect = trial(new BridgeHost().read()).attempt(List.of(drop), Set.of());
    assertThat(effect.broken()).containsExactly(OTHER_PORT);
  }

  @Test
  void whatAnotherMachineAnswersInsteadIsNotCured() {
    Host host =
        new BridgeHost()
            .with("iptables-save", "COMMIT\n", "COMMIT\n*filter\n-A INPUT -j DROP\nCOMMIT\n")
            .read();
    Rule drop =
        host.iptables().orElseThrow().table("filter").orElseThrow().chains().get(0).rules().get(0);
    Trial.Effect effect = trial(host).attempt(List.of(new RuleDelete(drop)), Set.of());
    assertThat(effect.cured()).isEmpty();
    assertThat(effect.broken()).isEmpty();
  }
}

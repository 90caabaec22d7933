package io.github.ricochet.lint;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.fact.BounceNat;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.path.Loss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the counters of a host tell of a loss: the packets that a rule dropped; or those that a port
 * forward took, where the source NAT that is there for them has counted none.
 */
final class CounterEvidence {

  private final Map<Ip, List<Rule>> bounceNats = new HashMap<>();

  CounterEvidence(Facts facts) {
    for (BounceNat bounce : facts.bounceNats()) {
      bounceNats.computeIfAbsent(bounce.target(), t -> new ArrayList<>()).add(bounce.nat().rule());
    }
  }

  /** The rules whose counters have counted flows that fare like this one. */
  List<Rule> rules(Fate fate) {
    List<Rule> counted = new ArrayList<>();
    fate.loss().flatMap(Loss::rule).ifPresent(counted::add);
    fate.taken().filter(f -> isSignature(fate, f)).map(PortForward::rule).ifPresent(counted::add);
    return counted;
  }

  /** {@code . Seen on this host: 1,204 packets}, or nothing. */
  static String words(Set<Rule> counted) {
    long packets = 0;
    for (Rule rule : counted) {
      packets += rule.counters().map(Counters::packets).orElse(0L);
    }
    String plural = packets == 1 ? "" : "s";
    return packets == 0
        ? ""
        : String.format(Locale.ROOT, ". Seen on this host: %,d packet%s", packets, plural);
  }

  /** Whether the flow gets no source NAT, and the rules of it for the target count nothing. */
  private boolean isSignature(Fate fate, PortForward forward) {
    List<Rule> nats = bounceNats.getOrDefault(forward.target(), List.of());
    return fate.isAmongNeighbours()
        && fate.loss().filter(l -> isWithoutSourceNat(l.reason())).isPresent()
        && !nats.isEmpty()
        && nats.stream().allMatch(r -> r.counters().filter(c -> c.packets() == 0).isPresent());
  }

  private static boolean isWithoutSourceNat(Loss.Reason reason) {
    return reason == Loss.Reason.SAME_PORT
        || reason == Loss.Reason.ISOLATED
        || reason == Loss.Reason.NO_FORWARDING
        || reason == Loss.Reason.RULE
        || reason == Loss.Reason.ANSWER_PAST_NAT
        || reason == Loss.Reason.OWN_ADDRESS;
  }
}

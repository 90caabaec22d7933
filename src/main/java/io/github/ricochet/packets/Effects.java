package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.BridgeTarget;
import io.github.ricochet.host.xtables.BridgeWatcher;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Target.Standard;
import io.github.ricochet.packets.Conclusion.Effect;
import java.util.List;
import java.util.Optional;

/** Holds what becomes of packets against what a rule would have done with them. */
final class Effects {

  /** What a target is there for. */
  private enum Purpose {
    LET_PASS,
    KEEP_OUT,
    TRANSLATE,
    GO_BACK,
    /** Logging, marking, handing over: nothing that another target is the opposite of. */
    BESIDE
  }

  private Effects() {}

  /**
   * Compares.
   *
   * @param rule the rule
   * @param wanted what it would do in the end, by its target or in the chain that it calls
   * @param does what those do that take its packets; empty where one does different things
   */
  static Effect compare(Rule rule, List<Target> wanted, List<Optional<Target>> does) {
    boolean watches = rule.match(BridgeWatcher.class).isPresent();
    if (watches || wanted.isEmpty() || does.stream().anyMatch(Optional::isEmpty)) {
      return Effect.UNCLEAR;
    }
    if (wanted.size() == 1 && does.stream().allMatch(d -> wanted.contains(d.get()))) {
      return Effect.SAME;
    }
    return wanted.stream().anyMatch(w -> does.stream().allMatch(d -> isOther(w, d.get())))
        ? Effect.OTHER
        : Effect.UNCLEAR;
  }

  private static boolean isOther(Target wanted, Target done) {
    Purpose purpose = purpose(wanted);
    if (purpose == Purpose.TRANSLATE) {
      // MASQUERADE asks for any address that the answers come back to, and SNAT gives one.
      boolean given = wanted instanceof NatTarget.Masquerade && done instanceof NatTarget.Snat;
      return !wanted.equals(done) && !given;
    }
    return (purpose == Purpose.LET_PASS || purpose == Purpose.KEEP_OUT)
        && purpose(done) != purpose
        && purpose(done) != Purpose.BESIDE;
  }

  private static Purpose purpose(Target target) {
    if (target instanceof BridgeTarget bridge && !(bridge instanceof BridgeTarget.ArpReply)) {
      return purpose(bridge.verdict());
    }
    if (target instanceof NatTarget) {
      return Purpose.TRANSLATE;
    }
    if (target == Standard.ACCEPT) {
      return Purpose.LET_PASS;
    }
    if (target == Standard.DROP || target instanceof Reject) {
      return Purpose.KEEP_OUT;
    }
    return target == Standard.RETURN ? Purpose.GO_BACK : Purpose.BESIDE;
  }
}

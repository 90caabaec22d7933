package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.BridgeTarget;
import io.github.ricochet.host.xtables.HandOver;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.SocketMatch;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Target.Standard;
import java.util.List;
import java.util.Set;

/** What the targets of rules do to a packet's way through its table. */
final class Behaviour {

  /** What a rule may change of a packet that goes on. Each includes those before it. */
  enum Change {
    NOTHING,
    /** Marks, fields beside addresses and ports, membership of sets. */
    FIELDS,
    /** The connection's state too. */
    STATE,
    /** Anything. */
    ALL
  }

  private static final Set<String> ONLY_LOOKING =
      Set.of(
          "AUDIT",
          "CHECKSUM",
          "CLASSIFY",
          "IDLETIMER",
          "LED",
          "LOG",
          "NFLOG",
          "RATEEST",
          "TEE",
          "TRACE",
          "ULOG");

  private static final Set<String> TAKEN_OVER = Set.of("NFQUEUE", "TPROXY");

  private Behaviour() {}

  /**
   * Whether a packet that the rule takes never comes to the chain's next rule. A goto does not come
   * back to its chain; a jump may.
   */
  static boolean ends(Target target) {
    return target instanceof Target.GoTo || target == Standard.RETURN || decides(target);
  }

  /** Whether a packet that the rule takes leaves the table by its target. */
  static boolean decides(Target target) {
    if (target instanceof Standard standard) {
      return standard == Standard.ACCEPT || standard == Standard.DROP || standard == Standard.QUEUE;
    }
    if (target instanceof BridgeTarget bridge) {
      return !(bridge instanceof BridgeTarget.ArpReply)
          && (bridge.verdict() == Standard.ACCEPT || bridge.verdict() == Standard.DROP);
    }
    return target instanceof NatTarget
        || target instanceof Reject
        || (target instanceof HandOver handOver && TAKEN_OVER.contains(handOver.name()));
  }

  /** Whether the target may let the packet out of its chain, be it by a verdict or back up. */
  static boolean mayEnd(Target target) {
    return ends(target)
        || target instanceof HandOver
        || target instanceof Target.Unmodelled
        || (target instanceof BridgeTarget bridge && bridge.verdict() != Standard.CONTINUE);
  }

  /** Whether the target may send the packet back to the calling chain. */
  static boolean mayReturn(Target target) {
    return target == Standard.RETURN
        || target instanceof Target.Unmodelled
        || (target instanceof BridgeTarget bridge && bridge.verdict() == Standard.RETURN);
  }

  /** What the rule itself may change of packets that come to later rules. */
  static Change changes(Rule rule) {
    Target target = rule.target();
    if (restoresMark(rule)) {
      return Change.FIELDS;
    }
    if (target instanceof Target.Jump
        || target instanceof Target.GoTo
        || target instanceof Target.None
        || target instanceof Standard
        || target instanceof BridgeTarget.ArpReply
        || decides(target)) {
      return Change.NOTHING;
    }
    if (target instanceof MangleTarget.Ct) {
      return Change.STATE;
    }
    if (target instanceof MangleTarget.Harmless harmless) {
      return ONLY_LOOKING.contains(harmless.name()) ? Change.NOTHING : Change.FIELDS;
    }
    return target instanceof MangleTarget || target instanceof BridgeTarget.Mark
        ? Change.FIELDS
        : Change.ALL;
  }

  private static boolean restoresMark(Rule rule) {
    List<Match> matches = rule.matches();
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i) instanceof SocketMatch socket && socket.restoreMark()) {
        return true;
      }
    }
    return false;
  }
}

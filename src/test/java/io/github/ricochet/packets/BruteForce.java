package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Walks packets through a table rule by rule, both ways where a test is open. */
final class BruteForce {

  /** A place to come back to; {@code null} for the end of the built-in chain. */
  private record Frame(Chain chain, int next, Frame caller) {}

  private final Table table;
  private final IdentityHashMap<Rule, Boolean> taken = new IdentityHashMap<>();

  BruteForce(Table table) {
    this.table = table;
  }

  /** The rules that have taken a packet so far. */
  Set<Rule> taken() {
    return taken.keySet();
  }

  /** The ways in which the packet can come out: verdict, mark, and what was logged. */
  Set<String> ends(TestPacket packet) {
    Set<String> ends = new HashSet<>();
    Chain chain = table.chain(packet.hook().name()).orElseThrow();
    walk(packet, chain, 0, null, "", ends);
    return ends;
  }

  private void walk(
      TestPacket packet, Chain chain, int place, Frame caller, String log, Set<String> ends) {
    List<Rule> rules = chain.rules();
    for (int i = place; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      Decision decision = rule.decide(packet);
      if (decision == Decision.YES && rule.match(LimitMatch.class).isPresent()) {
        decision = Decision.UNDECIDED;
      }
      if (decision == Decision.NO) {
        continue;
      }
      taken.put(rule, true);
      boolean goesOn = apply(packet, rule, new Frame(chain, i + 1, caller), log, ends);
      if (!goesOn && decision == Decision.YES) {
        return;
      }
    }
    back(packet, caller, log, ends);
  }

  /** Walks on from a rule that takes the packet; true where that makes no difference. */
  private boolean apply(TestPacket packet, Rule rule, Frame here, String log, Set<String> ends) {
    Target target = rule.target();
    if (target instanceof Target.None) {
      return true;
    }
    if (target == Target.Standard.RETURN) {
      back(packet, here.caller(), log, ends);
    } else if (target instanceof Target.Jump jump) {
      walk(packet, table.chain(jump.chain()).orElseThrow(), 0, here, log, ends);
    } else if (target instanceof Target.GoTo jump) {
      walk(packet, table.chain(jump.chain()).orElseThrow(), 0, here.caller(), log, ends);
    } else if (target instanceof MangleTarget.Mark mark) {
      TestPacket marked = packet.withMark(mark.apply(packet.mark()));
      walk(marked, here.chain(), here.next(), here.caller(), log, ends);
    } else if (target instanceof MangleTarget.Harmless) {
      String more = log + " " + rule.origin().line();
      walk(packet, here.chain(), here.next(), here.caller(), more, ends);
    } else {
      ends.add(target.save() + " mark " + packet.mark() + log);
    }
    return false;
  }

  private void back(TestPacket packet, Frame to, String log, Set<String> ends) {
    if (to == null) {
      ends.add("policy mark " + packet.mark() + log);
    } else {
      walk(packet, to.chain(), to.next(), to.caller(), log, ends);
    }
  }
}

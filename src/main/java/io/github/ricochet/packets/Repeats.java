package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.AlwaysMatch;
import io.github.ricochet.host.xtables.BridgeWatcher;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.packets.Behaviour.Change;
import io.github.ricochet.packets.Conclusion.Redundant;
import java.util.List;

/**
 * Finds rules whose packets a later rule of the chain would treat alike, with nothing in between
 * that treats some of them otherwise.
 */
final class Repeats {

  private final List<Rule> rules;
  private final Extent[] extents;
  private final Budget budget;

  /**
   * @param rules the rules of a chain, as far as packets come
   * @param extents the packets that each takes
   */
  Repeats(List<Rule> rules, Extent[] extents, Budget budget) {
    this.rules = rules;
    this.extents = extents;
    this.budget = budget;
  }

  /**
   * The later rule that makes the one at this place redundant; {@code null} where there is none, or
   * where it would be too much work to tell.
   *
   * @param taken what the rules of the chain take
   */
  Redundant find(int place, TakenIndex taken) {
    Rule rule = rules.get(place);
    if (!isPlain(rule) || extents[place].boxes().size() != 1 || !extents[place].traceless()) {
      return null;
    }
    budget.begin();
    Taken later = taken.findAfter(extents[place].boxes().get(0), rule, budget);
    boolean redundant =
        later != null && isPlain(later.rule()) && !spoilt(place, later.rule().number() - 1);
    return redundant ? new Redundant(rule, later.rule()) : null;
  }

  /** ACCEPT, DROP and REJECT have no effect beside the verdict, and no test of the rule counts. */
  private static boolean isPlain(Rule rule) {
    Target target = rule.target();
    boolean plain =
        target == Target.Standard.ACCEPT
            || target == Target.Standard.DROP
            || target instanceof Reject;
    return plain
        && rule.match(AlwaysMatch.class).isEmpty()
        && rule.match(BridgeWatcher.class).isEmpty()
        && Behaviour.changes(rule) == Change.NOTHING;
  }

  /** Whether a rule between two places may do something else with packets of the first. */
  private boolean spoilt(int first, int last) {
    for (int i = first + 1; i < last; i++) {
      if (!isSilent(i, rules.get(first).target()) && meet(extents[i], extents[first], budget)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it makes no difference that the rule at this place sees more packets. */
  private boolean isSilent(int place, Target target) {
    Rule rule = rules.get(place);
    return extents[place].exact()
        && ((rule.target().equals(target) && isPlain(rule))
            || (rule.target() instanceof Target.None
                && Behaviour.changes(rule) == Change.NOTHING
                && rule.match(BridgeWatcher.class).isEmpty()));
  }

  /** Whether both may take the same packet; true as well where that would be too much work. */
  static boolean meet(Extent one, Extent other, Budget budget) {
    for (Box a : one.boxes()) {
      for (Box b : other.boxes()) {
        if (!budget.spend() || a.meets(b)) {
          return true;
        }
      }
    }
    return false;
  }
}

package io.github.ricochet.packets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A way into a chain.
 *
 * @param box the packets that may come this way, before what other rules have taken of them
 * @param caller how they came into the calling chain; {@code null} for packets that come from the
 *     kernel
 * @param taken what the rules of the calling chain take; {@code null} likewise
 * @param number the number of the calling rule
 */
record Entry(Box box, Entry caller, TakenIndex taken, int number) {

  /** Packets from the kernel. */
  static Entry of(Box box) {
    return new Entry(box, null, null, 0);
  }

  /**
   * Packets that a rule of a chain sends on, of those that came into that chain by this way. A
   * chain that has taken nothing so far need not be asked: its caller stands for it, so that a
   * search through chains that only call each other is not as long as they are many.
   */
  Entry through(Box box, TakenIndex taken, int number) {
    boolean asked = this.taken == null || !taken.isEmpty();
    return asked
        ? new Entry(box, this, taken, number)
        : new Entry(box, caller, this.taken, this.number);
  }

  /** How an attempt to cover packets ends. */
  enum End {
    COVERED,
    NOT_COVERED,
    /** Too much work. */
    UNKNOWN
  }

  /**
   * Whether packets that come this way are all taken before a rule.
   *
   * @param packets the packets
   * @param chain what the rules of this chain take
   * @param before the number of the rule
   * @param by gets what takes them, a taker perhaps several times
   */
  End cover(Box packets, TakenIndex chain, int before, Budget budget, List<Taken> by) {
    Taken taker = find(packets, chain, before, budget);
    if (taker == null) {
      return budget.isCut() ? End.UNKNOWN : End.NOT_COVERED;
    }
    Deque<Box> rest = new ArrayDeque<>();
    List<Taken> takers = new ArrayList<>(1);
    takers.add(taker);
    packets.minus(taker.box(), rest::push);
    while (!rest.isEmpty()) {
      Box box = rest.pop();
      taker = find(box, chain, before, budget);
      if (taker == null) {
        return budget.isCut() ? End.UNKNOWN : End.NOT_COVERED;
      }
      takers.add(taker);
      box.minus(taker.box(), rest::push);
    }
    by.addAll(takers);
    return End.COVERED;
  }

  private Taken find(Box box, TakenIndex chain, int before, Budget budget) {
    Taken found = chain.find(box, before, budget);
    for (Entry at = this; found == null && at.taken != null; at = at.caller) {
      found = at.taken.find(box, at.number, budget);
    }
    return found;
  }
}

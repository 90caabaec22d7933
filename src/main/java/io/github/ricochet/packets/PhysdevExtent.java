package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.packets.Axis.Kind;

/** Reads which packets {@code -m physdev} lets pass (physdev_mt() in xt_physdev.c). */
final class PhysdevExtent {

  private PhysdevExtent() {}

  /**
   * A packet that no bridge has seen passes the inverted options only. Of another one, a port of
   * entry that is not known passes, and a port of exit that is not known does not.
   */
  static void read(PhysdevMatch match, Draft draft) {
    PacketSpace space = draft.space();
    Axis in = space.axis(Kind.PHYSDEV_IN);
    Axis out = space.axis(Kind.PHYSDEV_OUT);
    Values none = space.noDevice();
    Values some = space.someDevice();
    Values ins = none.or(some);
    Values outs = ins;
    if (match.in().isPresent()) {
      Term<String> term = match.in().get();
      ins = ins.and(none.or(passing(space, in, term)));
    }
    if (match.isIn().isPresent()) {
      ins = ins.and(match.isIn().get() ? some : none);
    }
    if (match.out().isPresent()) {
      outs = outs.and(some).and(passing(space, out, match.out().get()));
    }
    if (match.isOut().isPresent()) {
      outs = outs.and(match.isOut().get() ? some : none);
    }
    if (match.isBridged().isPresent()) {
      outs = outs.and(match.isBridged().get() ? some : none);
    }
    Box unseen = allInverted(match) ? Box.ALL.and(in, none).and(out, none) : Box.NONE;
    Box entered = Box.ALL.and(in, ins.and(some)).and(out, outs);
    Box leaving = Box.ALL.and(in, ins.and(none)).and(out, outs.and(some));
    draft.anyOf(unseen, entered, leaving);
  }

  private static Values passing(PacketSpace space, Axis axis, Term<String> term) {
    Values named = space.devices(term.value());
    return term.not() ? named.complement(axis.last()) : named;
  }

  private static boolean allInverted(PhysdevMatch match) {
    return match.in().map(Term::not).orElse(true)
        && match.out().map(Term::not).orElse(true)
        && !match.isIn().orElse(false)
        && !match.isOut().orElse(false)
        && !match.isBridged().orElse(false);
  }
}

package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Mac;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.ConntrackMatch;
import io.github.ricochet.host.xtables.CtState;
import io.github.ricochet.host.xtables.HelperMatch;
import io.github.ricochet.host.xtables.MacMatch;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.MarkMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.RpfilterMatch;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The matches and targets that Vuurmuur's rules are made of. */
final class Tests {

  static final Match NEW = state(CtState.NEW);
  static final Match RELATED = state(CtState.RELATED);
  static final Match ESTABLISHED = state(CtState.ESTABLISHED);
  static final Match NEW_OR_RELATED = state(CtState.NEW, CtState.RELATED);
  static final Match GOES_ON = state(CtState.RELATED, CtState.ESTABLISHED);
  static final Match ALL_STATES = state(CtState.NEW, CtState.RELATED, CtState.ESTABLISHED);
  static final Match INVALID = state(CtState.INVALID);

  /** {@code -m connmark --mark 0}: nothing has become of the connection yet. */
  static final Match UNMARKED = marked(0);

  /** {@code -m connmark ! --mark 0}: something has. */
  static final Match MARKED = new MarkMatch(true, new Term<>(true, new MarkMask(0, -1)));

  private Tests() {}

  /** {@code -m conntrack --ctstate …}. */
  static Match state(CtState... states) {
    Set<CtState> set = EnumSet.copyOf(List.of(states));
    return new ConntrackMatch(
        Optional.of(Term.is(set)),
        Optional.empty(),
        ConntrackMatch.TupleTest.ANY,
        ConntrackMatch.TupleTest.ANY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** {@code -m connmark --mark …}. */
  static Match marked(int mark) {
    return new MarkMatch(true, Term.is(new MarkMask(mark, -1)));
  }

  /**
   * {@code -m mac --mac-source …}; not modelled where it is no address, and iptables refuses it.
   */
  static Optional<Match> mac(String address) {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    return Mac.parse(address)
        .<Match>map(m -> new MacMatch(Term.is(m)))
        .or(() -> Optional.of(new UnmodelledMatch("mac", List.of("--mac-source", address))));
  }

  /** {@code -m helper --helper …}. */
  static Match helper(String name) {
    return new HelperMatch(Term.is(name));
  }

  /** {@code -m rpfilter --invert}. */
  static Match spoofed() {
    return new RpfilterMatch(false, false, false, true);
  }

  /** {@code -m tcp --tcp-flags …}, or {@code -m tcp} alone where none are given. */
  static Match tcp(Optional<Term<TcpMatch.Flags>> flags) {
    return new TcpMatch(Optional.empty(), Optional.empty(), flags, Optional.empty());
  }

  /** {@code -j CONNMARK --set-mark …}. */
  static Target markConnection(int mark) {
    return new MangleTarget.SetConnmark(mark, -1);
  }

  /** {@code -j MARK --set-mark …}. */
  static Target mark(int mark) {
    return new MangleTarget.Mark(mark, -1);
  }

  /** {@code -j CT --helper …}. */
  static Target trackWith(String helper) {
    return new MangleTarget.Ct(false, List.of("--helper", helper), false);
  }

  /** This one address. */
  static Optional<Prefix> only(Ip address) {
    return Optional.of(Prefix.of(address));
  }
}

package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.CtState;
import java.util.Set;

/**
 * What {@code --ctstate} can tell apart: no connection, in two ways, and three states of a
 * connection, each with and without source and destination NAT. A new connection without NAT comes
 * last.
 */
final class States {

  private static final int UNTRACKED = 1;
  private static final int ESTABLISHED = 2;
  private static final int RELATED = 6;
  private static final int NEW = 10;

  /** The highest of them. */
  static final int LAST = 13;

  /** Those of packets that have a connection. */
  static final Values TRACKED = Values.range(ESTABLISHED, LAST);

  /** New and related: the states of packets that meet the rules of nat (nf_nat_inet_fn()). */
  static final Values FIRST_PACKETS = Values.range(RELATED, LAST);

  /** Those of new connections. */
  static final Values NEW_CONNECTIONS = Values.range(NEW, LAST);

  private States() {}

  /** The coordinates that pass {@code --ctstate} with these states. */
  static Values of(Set<CtState> states) {
    Values all = Values.NONE;
    for (CtState state : states) {
      all = all.or(of(state));
    }
    return all;
  }

  private static Values of(CtState state) {
    return switch (state) {
      case INVALID -> Values.of(0);
      case UNTRACKED -> Values.of(UNTRACKED);
      case ESTABLISHED -> Values.range(ESTABLISHED, ESTABLISHED + 3);
      case RELATED -> Values.range(RELATED, RELATED + 3);
      case NEW -> Values.range(NEW, NEW + 3);
      case SNAT -> withNat(1);
      case DNAT -> withNat(2);
    };
  }

  /** In each group of four: both, SNAT at 0 and 1, DNAT at 0 and 2, none at 3. */
  private static Values withNat(int other) {
    Values all = Values.NONE;
    for (int group = ESTABLISHED; group <= NEW; group += 4) {
      all = all.or(Values.of(group)).or(Values.of(group + other));
    }
    return all;
  }
}

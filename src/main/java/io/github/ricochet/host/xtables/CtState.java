package io.github.ricochet.host.xtables;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code --ctstate} can name, in the order in which the save program prints it. */
public enum CtState {
  INVALID,
  NEW,
  RELATED,
  ESTABLISHED,
  UNTRACKED,
  /** The source address was changed. */
  SNAT,
  /** The destination address was changed. */
  DNAT;

  static Set<CtState> ordered(Set<CtState> states) {
    return states.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(states));
  }

  /** Whether the connection is in one of these states (conntrack_mt() in xt_conntrack.c). */
  static boolean holds(Set<CtState> states, ConntrackView connection) {
    if (states.contains(of(connection.state()))) {
      return true;
    }
    boolean sourceNat = states.contains(SNAT) && connection.sourceNat();
    boolean destinationNat = states.contains(DNAT) && connection.destinationNat();
    return connection.tracked() && (sourceNat || destinationNat);
  }

  private static CtState of(ConntrackView.State state) {
    return switch (state) {
      case NEW -> NEW;
      case ESTABLISHED -> ESTABLISHED;
      case RELATED -> RELATED;
      case INVALID -> INVALID;
      case UNTRACKED -> UNTRACKED;
    };
  }

  static String save(Set<CtState> states) {
    return states.stream().map(Enum::name).collect(Collectors.joining(","));
  }
}

package io.github.ricochet.host.xtables;

import java.util.Set;

/**
 * {@code -m state}: the conntrack match under its old name, with the state alone (libxt_conntrack.c
 * loads xt_conntrack for it).
 *
 * @param not whether {@code !} stands before the option
 * @param states the states that pass
 */
public record StateMatch(boolean not, Set<CtState> states) implements Match {

  public StateMatch {
    states = CtState.ordered(states);
  }

  @Override
  public Decision decide(PacketView packet) {
    return Decision.of(CtState.holds(states, packet.conntrack()) != not);
  }

  @Override
  public String save() {
    return " -m state" + (not ? " ! --state " : " --state ") + CtState.save(states);
  }
}

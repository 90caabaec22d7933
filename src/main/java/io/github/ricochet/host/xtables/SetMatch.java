package io.github.ricochet.host.xtables;

import java.util.List;

/**
 * {@code -m set} (xt_set.c): whether the packet is in an ipset.
 *
 * @param not whether {@code !} stands before the option
 * @param set the set's name
 * @param directions {@code src} or {@code dst} for each dimension of the set, separated by commas
 * @param counters further options on counters and nomatch, as the save program prints them; no dump
 *     decides them
 */
public record SetMatch(boolean not, String set, String directions, List<String> counters)
    implements Match {

  @Override
  public Decision decide(PacketView packet) {
    Decision member = packet.inSet(set, directions).negate(not);
    return member.and(counters.isEmpty() ? Decision.YES : Decision.UNDECIDED);
  }

  @Override
  public String save() {
    return " -m set"
        + (not ? " ! --match-set " : " --match-set ")
        + set
        + " "
        + directions
        + Words.joined(counters);
  }
}

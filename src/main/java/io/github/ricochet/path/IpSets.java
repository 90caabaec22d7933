package io.github.ricochet.path;

import io.github.ricochet.host.IpSet;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.PacketView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Membership in ipsets (net/netfilter/ipset): compiled once for a host. */
final class IpSets {

  private final Map<String, CompiledSet> sets = new HashMap<>();

  IpSets(Map<String, IpSet> sets) {
    sets.forEach((name, set) -> this.sets.put(name, new CompiledSet(set)));
  }

  /**
   * Whether the packet is in the set.
   *
   * @param directions {@code src} or {@code dst} for each dimension, separated by commas
   * @return UNDECIDED where no dump has the set
   */
  Decision contains(String name, String directions, PacketView packet) {
    CompiledSet set = sets.get(name);
    if (set == null) {
      return Decision.UNDECIDED;
    }
    if (!set.isList()) {
      return Decision.of(set.contains(List.of(directions.split(",", -1)), packet));
    }
    Decision any = Decision.NO;
    for (String member : set.members()) {
      Decision one = member.equals(name) ? Decision.NO : contains(member, directions, packet);
      if (one == Decision.YES) {
        return one;
      }
      any = one == Decision.UNDECIDED ? one : any;
    }
    return any;
  }
}

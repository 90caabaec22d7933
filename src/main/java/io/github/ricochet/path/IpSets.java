package io.github.ricochet.path;

import io.github.ricochet.host.IpSet;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.PacketView;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Membership in ipsets (net/netfilter/ipset): compiled once for a host. */
final class IpSets {

  private final Map<String, CompiledSet> sets = new HashMap<>();
  private final Set<String> filled = new HashSet<>();
  private final Set<String> emptied = new HashSet<>();

  /**
   * @param rules the rules of the host: what their SET targets put into a set or take out of it
   *     while packets pass, no dump tells
   */
  IpSets(Map<String, IpSet> sets, Optional<Ruleset> rules) {
    sets.forEach((name, set) -> this.sets.put(name, new CompiledSet(set)));
    rules.ifPresent(r -> r.each(this::readSetTarget));
  }

  private void readSetTarget(Rule rule) {
    if (rule.target() instanceof MangleTarget.Harmless target && target.name().equals("SET")) {
      changed(target.words());
    }
  }

  /** xt_set_target: {@code --add-set NAME DIRECTIONS}, {@code --del-set NAME DIRECTIONS}. */
  private void changed(List<String> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      String name = words.get(i + 1).split(" ", 2)[0];
      switch (words.get(i)) {
        case "--add-set" -> filled.add(name);
        case "--del-set" -> emptied.add(name);
        default -> {}
      }
    }
  }

  /**
   * Whether the packet is in the set.
   *
   * @param directions {@code src} or {@code dst} for each dimension, separated by commas
   * @return UNDECIDED where no dump has the set, and where rules may have changed it since
   */
  Decision contains(String name, String directions, PacketView packet) {
    CompiledSet set = sets.get(name);
    if (set == null) {
      return Decision.UNDECIDED;
    }
    if (!set.isList()) {
      boolean in = set.contains(List.of(directions.split(",", -1)), packet);
      boolean moves = (in ? emptied : filled).contains(name);
      return moves ? Decision.UNDECIDED : Decision.of(in);
    }
    Decision any = Decision.NO;
    for (String member : set.members()) {
      // The kernel takes no list into a list (list_set_uadd()), so that none holds itself.
      boolean list = sets.containsKey(member) && sets.get(member).isList();
      Decision one = list ? Decision.NO : contains(member, directions, packet);
      if (one == Decision.YES) {
        return one;
      }
      any = one == Decision.UNDECIDED ? one : any;
    }
    return any;
  }
}

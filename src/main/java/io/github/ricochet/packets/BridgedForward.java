package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.packets.Axis.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the rules of FORWARD that may decide about what a bridge passes from one of its ports to
 * another: the first packets of TCP connections, which br_nf_forward() shows to iptables with the
 * bridge as both interfaces.
 */
public final class BridgedForward {

  private final ChainGraph graph;
  private final PacketSpace space;
  private final Box packets;
  private final List<Rule> found = new ArrayList<>();
  private final Set<String> visited = new HashSet<>();

  private BridgedForward(Table filter, String bridge) {
    graph = new ChainGraph(filter);
    PacketSpace.Vocabulary words = Vocabularies.of(filter);
    words.device(bridge);
    space = new PacketSpace(words);
    packets =
        Box.ALL
            .and(space.axis(Kind.IN), space.devices(bridge))
            .and(space.axis(Kind.OUT), space.devices(bridge))
            .and(space.axis(Kind.PHYSDEV_IN), space.someDevice())
            .and(space.axis(Kind.PHYSDEV_OUT), space.someDevice())
            .and(space.axis(Kind.PROTOCOL), Values.of(Protocols.TCP))
            .and(space.axis(Kind.STATE), Values.of(States.LAST));
  }

  /**
   * The rules that end a packet's way, in the order in which it meets them, up to the first that
   * takes every such packet. A rule may be among them that gets none, for what earlier rules or
   * callers ask is not counted; none is missing.
   */
  public static List<Rule> deciders(Table filter, String bridge) {
    BridgedForward walk = new BridgedForward(filter, bridge);
    if (walk.graph.loops().isEmpty()) {
      walk.enter("FORWARD");
    }
    return walk.found;
  }

  /** Whether the rule takes everything that the bridge passes from port to port. */
  public static boolean takesAll(Table filter, String bridge, Rule rule) {
    return new BridgedForward(filter, bridge).takesAll(rule);
  }

  private boolean takesAll(Rule rule) {
    return extent(rule).sure().stream().anyMatch(b -> b.containsAll(packets));
  }

  private Extent extent(Rule rule) {
    return RuleExtents.of(rule, space, Clock.STILL);
  }

  /** True where no such packet comes back. */
  private boolean enter(String chain) {
    Node node = graph.node(chain);
    if (node == null || !visited.add(chain)) {
      return false;
    }
    for (Rule rule : node.chain().rules()) {
      if (extent(rule).boxes().stream().noneMatch(packets::meets)) {
        continue;
      }
      String called = rule.target().called();
      boolean ends = called == null ? Behaviour.decides(rule.target()) : enter(called);
      if (called == null && (ends || rule.target() instanceof Target.Unmodelled)) {
        found.add(rule);
      }
      if (ends && takesAll(rule)) {
        return true;
      }
      if (rule.target() == Target.Standard.RETURN && takesAll(rule)) {
        return false;
      }
    }
    return false;
  }
}

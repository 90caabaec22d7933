package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.packets.Behaviour.Change;
import java.util.ArrayList;
import java.util.List;

/** Works out what each chain of a table does for those that call it, from the innermost on. */
final class ChainSummaries {

  /** More boxes than this are not kept: fewer packets are then known to be decided, never more. */
  private static final int MOST_BOXES = 32;

  private final PacketSpace space;
  private final Timeline timeline;

  private ChainSummaries(PacketSpace space, Timeline timeline) {
    this.space = space;
    this.timeline = timeline;
  }

  /** Gives a summary to all chains that hooks reach; there is no loop among them. */
  static void work(ChainGraph graph, PacketSpace space, Timeline timeline) {
    ChainSummaries all = new ChainSummaries(space, timeline);
    List<Node> order = graph.order();
    for (int i = order.size() - 1; i >= 0; i--) {
      Node node = order.get(i);
      node.setClocks(timeline);
      node.summary(all.new Reading(node).summary());
    }
  }

  private static Change max(Change one, Change other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** One chain while it is read, rule by rule. */
  private final class Reading {

    private final Node node;
    private final List<Box> ended = new ArrayList<>(0);

    /** Packets that may be back in the calling chain already. */
    private final List<Box> back = new ArrayList<>(0);

    private List<Target> effects = List.of();
    private Change change = Change.NOTHING;
    private boolean open = true;

    Reading(Node node) {
      this.node = node;
    }

    ChainSummary summary() {
      List<Rule> rules = node.chain().rules();
      for (int i = 0; i < rules.size(); i++) {
        Change changed = node.changes(i);
        if (open) {
          read(i, rules.get(i).target(), node.called(i));
        }
        addEffect(rules.get(i), node.called(i));
        change = max(change, changed);
        // Of packets that may have become others, nothing is said.
        open = open && changed != Change.ALL && back.size() <= MOST_BOXES;
      }
      node.chain().policy().filter(p -> p != Chain.Policy.RETURN).ifPresent(this::addPolicy);
      return new ChainSummary(List.copyOf(ended), change, effects);
    }

    /** A user chain of ebtables has a policy too. */
    private void addPolicy(Chain.Policy policy) {
      addEffect(Target.Standard.valueOf(policy.name()));
      if (open) {
        end(Box.ALL);
      }
    }

    private void read(int place, Target target, Node called) {
      boolean decides = Behaviour.decides(target);
      boolean mayReturn = Behaviour.mayReturn(target) || target instanceof Target.GoTo;
      if (!decides && !mayReturn && (called == null || called.summary().ended().isEmpty())) {
        return;
      }
      Extent extent = node.extent(place, space);
      List<Box> sure = extent.sure();
      for (int i = 0; i < sure.size(); i++) {
        Box box = sure.get(i);
        if (decides) {
          end(box);
        } else if (called != null) {
          List<Box> further = called.summary().ended();
          for (int e = 0; e < further.size(); e++) {
            end(further.get(e).and(box));
          }
        }
      }
      if (mayReturn) {
        back.addAll(extent.boxes());
      }
    }

    private void end(Box box) {
      if (back.isEmpty()) {
        keep(box);
        return;
      }
      List<Box> pieces = List.of(box);
      for (Box other : back) {
        List<Box> smaller = new ArrayList<>();
        for (Box piece : pieces) {
          if (piece.meets(other)) {
            piece.minus(other, smaller::add);
          } else {
            smaller.add(piece);
          }
        }
        if (smaller.size() > MOST_BOXES) {
          return;
        }
        pieces = smaller;
      }
      pieces.forEach(this::keep);
    }

    private void keep(Box piece) {
      if (!piece.isEmpty() && !isKnown(piece) && !varies(piece)) {
        ended.removeIf(piece::containsAll);
        if (ended.size() < MOST_BOXES) {
          ended.add(piece);
        }
      }
    }

    private boolean isKnown(Box piece) {
      for (int i = 0; i < ended.size(); i++) {
        if (ended.get(i).containsAll(piece)) {
          return true;
        }
      }
      return false;
    }

    /** A chain may be called twice, and what varies is then not the same each time. */
    private boolean varies(Box box) {
      for (int i = 0; i < box.size(); i++) {
        if (timeline.varies(box.axis(i))) {
          return true;
        }
      }
      return false;
    }

    private void addEffect(Rule rule, Node called) {
      if (called != null) {
        addEffects(called.summary().effects());
      } else if (Behaviour.mayEnd(rule.target()) && rule.target() != Target.Standard.RETURN) {
        addEffect(rule.target());
      }
    }

    private void addEffects(List<Target> further) {
      if (effects.isEmpty()) {
        effects = further;
        return;
      }
      for (int i = 0; i < further.size(); i++) {
        addEffect(further.get(i));
      }
    }

    private void addEffect(Target effect) {
      if (effects.isEmpty()) {
        effects = List.of(effect);
      } else if (effects.size() < 2 && !effects.contains(effect)) {
        effects = List.of(effects.get(0), effect);
      }
    }
  }
}

package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.packets.Behaviour.Change;
import io.github.ricochet.packets.Conclusion.Effect;
import io.github.ricochet.packets.Conclusion.NeverHolds;
import io.github.ricochet.packets.Conclusion.NotWorkedOut;
import io.github.ricochet.packets.Conclusion.Redundant;
import io.github.ricochet.packets.Conclusion.Shadowed;
import io.github.ricochet.packets.Conclusion.Unreachable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through the rules of one chain in order, with the packets that come into it, and keeps what
 * each rule takes of them.
 */
final class ChainStudy {

  private final TableStudy table;
  private final Node node;
  private final Extent[] extents;
  private final boolean[] idle;
  private final List<Conclusion> conclusions = new ArrayList<>(0);
  private List<Entry> entries;
  private TakenIndex taken;

  ChainStudy(TableStudy table, Node node) {
    this.table = table;
    this.node = node;
    entries = node.entries();
    extents = new Extent[node.chain().rules().size()];
    idle = new boolean[extents.length];
    taken = new TakenIndex(table.space());
  }

  List<Conclusion> run() {
    List<Rule> rules = node.chain().rules();
    int reached = rules.size();
    for (int i = 0; i < reached; i++) {
      Rule rule = rules.get(i);
      extents[i] = node.extent(i, table.space());
      if (judge(rule, extents[i])) {
        idle[i] = true;
        continue;
      }
      Node called = node.called(i);
      if (called != null) {
        call(called, rule, extents[i]);
      }
      if (take(called, rule, extents[i])) {
        reached = i + 1;
      }
      change(node.changes(i));
    }
    if (reached < rules.size()) {
      unreachable(rules.get(reached - 1), rules.subList(reached, rules.size()));
    }
    repeats(rules.subList(0, reached));
    return conclusions;
  }

  private void repeats(List<Rule> rules) {
    Repeats repeats = new Repeats(rules, extents, table.budget());
    for (int i = 0; i < rules.size(); i++) {
      Redundant found = idle[i] ? null : repeats.find(i, taken);
      if (found != null) {
        conclusions.add(found);
      }
    }
  }

  /** Whether the rule can never take a packet, and then why. */
  private boolean judge(Rule rule, Extent extent) {
    table.budget().begin();
    List<Taken> by = new ArrayList<>(0);
    boolean any = false;
    List<Box> boxes = extent.boxes();
    // By index here and below: of many rules, iterators are a tenth of all that is made.
    for (int e = 0; e < entries.size(); e++) {
      Entry entry = entries.get(e);
      for (int b = 0; b < boxes.size(); b++) {
        Box coming = boxes.get(b).and(entry.box());
        if (coming.isEmpty()) {
          continue;
        }
        any = true;
        switch (entry.cover(coming, taken, rule.number(), table.budget(), by)) {
          case COVERED -> {}
          case NOT_COVERED -> {
            return false;
          }
          case UNKNOWN -> {
            conclusions.add(new NotWorkedOut(rule));
            return false;
          }
        }
      }
    }
    conclusions.add(any ? shadowed(rule, by) : neverHolds(rule, extent));
    return true;
  }

  private Shadowed shadowed(Rule rule, List<Taken> by) {
    List<Rule> takers = new ArrayList<>(1);
    List<Optional<Target>> does = new ArrayList<>(1);
    for (Taken taker : by) {
      if (takers.stream().noneMatch(t -> isSame(t, taker.rule()))) {
        takers.add(taker.rule());
      }
      does.add(taker.effect());
    }
    takers.sort(Comparator.comparing((Rule r) -> r.origin().line()).thenComparing(Rule::number));
    return new Shadowed(rule, List.copyOf(takers), Effects.compare(rule, wanted(rule), does));
  }

  /** What the rule would do in the end. */
  private List<Target> wanted(Rule rule) {
    Node called = node.called(rule.number() - 1);
    return called == null ? List.of(rule.target()) : called.summary().effects();
  }

  private static boolean isSame(Rule one, Rule other) {
    return one.number() == other.number() && one.chain().equals(other.chain());
  }

  private NeverHolds neverHolds(Rule rule, Extent extent) {
    return table
        .why()
        .neverHolds(rule, node.hooks(), extent, entries.stream().map(Entry::box).toList());
  }

  /** Sends the rule's packets into the chain that it calls. */
  private void call(Node called, Rule rule, Extent extent) {
    List<Box> boxes = extent.boxes();
    for (int e = 0; e < entries.size(); e++) {
      Entry entry = entries.get(e);
      for (int b = 0; b < boxes.size(); b++) {
        Box coming = boxes.get(b).and(entry.box());
        if (!coming.isEmpty()) {
          table.enter(called, entry.through(coming, taken, rule.number()));
        }
      }
    }
  }

  /** Keeps what the rule takes; true where that is all that comes. */
  private boolean take(Node called, Rule rule, Extent extent) {
    Target target = rule.target();
    boolean all = false;
    if (Behaviour.decides(target) || target == Target.Standard.RETURN) {
      all = takeAll(extent.sure(), rule, Optional.of(target));
    } else if (called != null && target instanceof Target.GoTo) {
      all = takeAll(extent.sure(), rule, Optional.empty());
    } else if (called != null) {
      List<Box> ended = called.summary().ended();
      for (int i = 0; i < ended.size(); i++) {
        for (int b = 0; b < extent.sure().size(); b++) {
          Box both = extent.sure().get(b).and(ended.get(i));
          all |= !both.isEmpty() && take(new Taken(both, rule, called.summary().effect()));
        }
      }
    }
    return all;
  }

  private boolean takeAll(List<Box> boxes, Rule rule, Optional<Target> effect) {
    boolean all = false;
    for (int i = 0; i < boxes.size(); i++) {
      all |= take(new Taken(boxes.get(i), rule, effect));
    }
    return all;
  }

  private boolean take(Taken some) {
    taken.add(some);
    for (int i = 0; i < entries.size(); i++) {
      if (!some.box().containsAll(entries.get(i).box())) {
        return false;
      }
    }
    return true;
  }

  private void change(Change change) {
    if (change == Change.ALL) {
      // What is known of packets holds no longer once a rule may have made others of them.
      taken = new TakenIndex(table.space());
      entries = List.of(Entry.of(Box.ALL));
    }
  }

  private void unreachable(Rule after, List<Rule> rules) {
    Node called = node.called(after.number() - 1);
    List<Optional<Target>> does =
        List.of(called == null ? Optional.of(after.target()) : called.summary().effect());
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    rules.forEach(r -> effects.add(Effects.compare(r, wanted(r), does)));
    Effect all =
        effects.size() == 1
            ? effects.iterator().next()
            : effects.contains(Effect.OTHER) ? Effect.OTHER : Effect.UNCLEAR;
    conclusions.add(new Unreachable(after, List.copyOf(rules), all));
  }
}

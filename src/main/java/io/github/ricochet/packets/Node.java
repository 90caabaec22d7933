package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.packets.Behaviour.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A chain among those of its table. */
final class Node {

  private final Chain chain;
  private final Node[] called;
  private Set<Hook> hooks = Set.of();

  /** What each rule changes; {@code null} where none changes anything. */
  private Change[] changes;

  private ChainSummary summary = ChainSummary.NOTHING;
  private List<Entry> entries = List.of();

  /** When each rule is looked at; {@code null} where nothing in the table changes anything. */
  private Clock[] clocks;

  private Extent[] extents;

  /** How far a search through the graph has got with it. */
  private Visited visited = Visited.NOT_YET;

  /** How far a search through the graph has got with a chain. */
  enum Visited {
    NOT_YET,
    ON_THE_PATH,
    DONE
  }

  Node(Chain chain) {
    this.chain = chain;
    called = new Node[chain.rules().size()];
  }

  Chain chain() {
    return chain;
  }

  /** The chain that the rule at this place (from 0) calls; {@code null} where it calls none. */
  Node called(int place) {
    return called[place];
  }

  void call(int place, Node other) {
    called[place] = other;
  }

  /** The hooks from which packets come. */
  Set<Hook> hooks() {
    return hooks;
  }

  void comesFrom(Set<Hook> more) {
    if (hooks.isEmpty()) {
      hooks = more;
    } else if (!hooks.containsAll(more)) {
      Set<Hook> all = EnumSet.copyOf(hooks);
      all.addAll(more);
      hooks = all;
    }
  }

  /** What a rule changes of packets that come to later ones, by itself or in the chain it calls. */
  Change changes(int place) {
    Change own = changes == null ? Change.NOTHING : changes[place];
    Node other = called[place];
    return other == null || own.compareTo(other.summary.change()) >= 0
        ? own
        : other.summary.change();
  }

  /** What the rules change by themselves, at most. */
  Change readChanges() {
    Change most = Change.NOTHING;
    for (int i = 0; i < called.length; i++) {
      Change change = Behaviour.changes(chain.rules().get(i));
      if (change != Change.NOTHING) {
        if (changes == null) {
          changes = new Change[called.length];
          Arrays.fill(changes, Change.NOTHING);
        }
        changes[i] = change;
        most = change.compareTo(most) > 0 ? change : most;
      }
    }
    return most;
  }

  /** Sets the times at which the chain's rules are looked at. */
  void setClocks(Timeline timeline) {
    if (timeline.isStill()) {
      return;
    }
    clocks = new Clock[called.length];
    Clock clock = timeline.start();
    for (int i = 0; i < called.length; i++) {
      clocks[i] = clock;
      clock = timeline.after(clock, changes(i));
    }
  }

  /** The packets that the rule at this place takes. */
  Extent extent(int place, PacketSpace space) {
    if (extents == null) {
      extents = new Extent[called.length];
    }
    if (extents[place] == null) {
      Clock clock = clocks == null ? Clock.STILL : clocks[place];
      extents[place] = RuleExtents.of(chain.rules().get(place), space, clock);
    }
    return extents[place];
  }

  /** Frees what is not needed once the chain has been gone through. */
  void release() {
    entries = List.of();
    extents = null;
    clocks = null;
  }

  Visited visited() {
    return visited;
  }

  void visited(Visited far) {
    visited = far;
  }

  /** What the chain does for those that call it, once that is worked out. */
  ChainSummary summary() {
    return summary;
  }

  void summary(ChainSummary worked) {
    summary = worked;
  }

  /** The ways into the chain that were found so far. */
  List<Entry> entries() {
    return entries;
  }

  void enter(Entry entry) {
    if (entries.isEmpty()) {
      entries = List.of(entry);
      return;
    }
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    entries = more;
  }

  /** Puts other ways in place of all that were found. */
  void enterOnly(List<Entry> ways) {
    entries = ways;
  }
}

package io.github.ricochet.packets;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.packets.Behaviour.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out which rules of a table no packet needs. Chains are gone through from the hooks on, each
 * with the packets that its callers send it, less what has been taken of them before.
 */
public final class TableStudy {

  /** So many boxes may be looked at for each rule of the table, on average. */
  private static final int WORK_FOR_A_RULE = 60;

  private static final int WORK_AT_LEAST = 2_000_000;

  /** Of a chain that is called in more ways, any packet of its hooks is taken to come to it. */
  private static final int MOST_ENTRIES = 16;

  private final ChainGraph graph;
  private final PacketSpace space;
  private final HookBoxes hooks;
  private final Timeline timeline;
  private final Reasons why;
  private final Budget budget;
  private final List<Conclusion> conclusions = new ArrayList<>();

  private TableStudy(RuleFamily family, Table table, Surroundings around) {
    graph = new ChainGraph(table);
    space = new PacketSpace(words(table, around));
    hooks = new HookBoxes(space, family, table.name(), around);
    why = new Reasons(hooks, around);
    Change most = Change.NOTHING;
    long rules = 0;
    for (Node node : graph.order()) {
      Change change = node.readChanges();
      most = change.compareTo(most) > 0 ? change : most;
      rules += node.chain().rules().size();
    }
    timeline = new Timeline(most);
    budget = new Budget(WORK_AT_LEAST + rules * WORK_FOR_A_RULE);
  }

  private static PacketSpace.Vocabulary words(Table table, Surroundings around) {
    PacketSpace.Vocabulary words = Vocabularies.of(table);
    around.silent().forEach(words::device);
    words.device(HookBoxes.LOOPBACK);
    return words;
  }

  /**
   * Studies a table of a host. Of one whose chains call each other in a circle, nothing is said.
   */
  public static TableStudy of(RuleFamily family, Table table, Surroundings around) {
    TableStudy study = new TableStudy(family, table, around);
    if (study.graph.loops().isEmpty()) {
      study.run();
    }
    return study;
  }

  private void run() {
    ChainSummaries.work(graph, space, timeline);
    for (Hook hook : Hook.values()) {
      Node node = graph.node(hook.name());
      if (node != null) {
        enter(node, Entry.of(hooks.host(hook)));
      }
    }
    for (Node node : graph.order()) {
      if (!node.entries().isEmpty()) {
        conclusions.addAll(new ChainStudy(this, node).run());
      }
      node.release();
    }
  }

  /** Lets packets into a chain. */
  void enter(Node node, Entry entry) {
    List<Entry> ways = node.entries();
    if (!ways.isEmpty() && ways.get(0).caller() == null) {
      return;
    }
    if (ways.size() < MOST_ENTRIES) {
      node.enter(entry);
    } else {
      node.enterOnly(node.hooks().stream().map(hook -> Entry.of(hooks.host(hook))).toList());
    }
  }

  /** Which chain calls which. */
  public ChainGraph graph() {
    return graph;
  }

  /** What follows about the table's rules, chain by chain. */
  public List<Conclusion> conclusions() {
    return List.copyOf(conclusions);
  }

  PacketSpace space() {
    return space;
  }

  Budget budget() {
    return budget;
  }

  Reasons why() {
    return why;
  }
}

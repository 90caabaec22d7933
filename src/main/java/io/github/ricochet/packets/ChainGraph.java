package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.packets.Node.Visited;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which chain of a table calls which, by jumps and gotos. */
public final class ChainGraph {

  /** More loops than this are not listed: one is enough for the kernel to refuse the table. */
  private static final int MOST_LOOPS = 20;

  /** A chain while the chains that it calls are followed. */
  private static final class Visit {
    private final Node node;

    /** The place after the rule whose call is followed. */
    private int next;

    Visit(Node node) {
      this.node = node;
      node.visited(Visited.ON_THE_PATH);
    }

    /** The next chain that is called; {@code null} at the end. */
    Node advance() {
      while (next < node.chain().rules().size()) {
        Node called = node.called(next++);
        if (called != null) {
          return called;
        }
      }
      return null;
    }

    Rule call() {
      return node.chain().rules().get(next - 1);
    }
  }

  private final Map<String, Node> nodes;
  private final List<Chain> chains;
  private final List<Rule> undefined = new ArrayList<>(0);
  private final List<List<Rule>> loops = new ArrayList<>(0);
  private final List<Node> order;

  /** The graph of this table. */
  public ChainGraph(Table table) {
    chains = table.chains();
    nodes = new HashMap<>(chains.size() * 2);
    // Always in the order of the dump, in which its rules lie in memory.
    List<Node> all = new ArrayList<>(chains.size());
    for (Chain chain : chains) {
      Node node = new Node(chain);
      all.add(node);
      nodes.put(chain.name(), node);
    }
    all.forEach(this::readCalls);
    List<Node> backwards = new ArrayList<>(chains.size());
    for (Hook hook : Hook.values()) {
      follow(nodes.get(hook.name()), backwards);
    }
    Collections.reverse(backwards);
    order = backwards;
    // Chains that no hook reaches may still call each other in a circle.
    all.forEach(node -> follow(node, new ArrayList<>()));
    findHooks();
  }

  private void readCalls(Node node) {
    List<Rule> rules = node.chain().rules();
    for (int i = 0; i < rules.size(); i++) {
      String called = rules.get(i).target().called();
      if (called != null) {
        node.call(i, nodes.get(called));
        if (node.called(i) == null) {
          undefined.add(rules.get(i));
        }
      }
    }
  }

  /** Depth first, without recursion, for chains may be nested as deeply as somebody likes. */
  private void follow(Node start, List<Node> backwards) {
    if (start == null || start.visited() != Visited.NOT_YET) {
      return;
    }
    Deque<Visit> path = new ArrayDeque<>();
    path.addLast(new Visit(start));
    while (!path.isEmpty()) {
      Node called = path.getLast().advance();
      if (called == null) {
        Node finished = path.removeLast().node;
        finished.visited(Visited.DONE);
        backwards.add(finished);
      } else if (called.visited() == Visited.ON_THE_PATH) {
        addLoop(path, called);
      } else if (called.visited() == Visited.NOT_YET) {
        path.addLast(new Visit(called));
      }
    }
  }

  private void addLoop(Deque<Visit> path, Node first) {
    if (loops.size() == MOST_LOOPS) {
      return;
    }
    List<Rule> loop = new ArrayList<>();
    for (Visit visit : path) {
      if (!loop.isEmpty() || visit.node.equals(first)) {
        loop.add(visit.call());
      }
    }
    loops.add(List.copyOf(loop));
  }

  private void findHooks() {
    for (Hook hook : Hook.values()) {
      Node node = nodes.get(hook.name());
      if (node != null) {
        node.comesFrom(Set.of(hook));
      }
    }
    for (Node node : order) {
      for (int i = 0; i < node.chain().rules().size(); i++) {
        Node called = node.called(i);
        if (called != null) {
          called.comesFrom(node.hooks());
        }
      }
    }
  }

  /** The rules that call a chain that is not there. */
  public List<Rule> undefined() {
    return List.copyOf(undefined);
  }

  /** Circles of chains that call each other: for each, the rules that do. */
  public List<List<Rule>> loops() {
    return List.copyOf(loops);
  }

  /** The user chains that no packet can come to, since no hook reaches them by calls. */
  public List<Chain> unused() {
    return chains.stream().filter(c -> nodes.get(c.name()).hooks().isEmpty()).toList();
  }

  /** Whether packets can come to the chain of this name. */
  public boolean isReached(String chain) {
    Node node = nodes.get(chain);
    return node != null && !node.hooks().isEmpty();
  }

  /** The chains that hooks reach, callers before those that they call, where there is no loop. */
  List<Node> order() {
    return order;
  }

  /** The chain of this name, or {@code null}. */
  Node node(String chain) {
    return nodes.get(chain);
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Visits the rules of interest that a built-in chain can reach through jumps, with what the way
 * there asks of a packet. Rules that would have taken the packet earlier are not looked at: that is
 * the simulator's work. Chains that lead to no such rule are passed over.
 */
final class ChainWalk {

  /**
   * So many ways into a chain are told apart by whom they admit. Chains that each call the next one
   * twice, for packets of different interfaces, have more ways than anybody can walk: by those that
   * come after, anybody is admitted, which are more than come and never fewer.
   */
  private static final int MOST_ADMISSIONS = 256;

  /** A chain on the way. */
  private static final class Stop {
    private final Chain chain;

    /** The chain that each of the rules sends packets to, or null. */
    private final Stop[] called;

    private final List<Stop> callers = new ArrayList<>(1);
    private boolean leads;

    /** What has been asked of packets that came here; most chains have one caller. */
    private Admission asked;

    private Set<Admission> alsoAsked = Set.of();

    Stop(Chain chain) {
      this.chain = chain;
      called = new Stop[chain.rules().size()];
    }

    /** What is asked from here on of packets that come with this asked of them. */
    Admission joined(Admission now) {
      return alsoAsked.size() < MOST_ADMISSIONS ? now : now.ofAnySender();
    }

    /** Each chain is entered once for each thing asked, which also ends loops. */
    boolean enter(Admission now) {
      if (asked == null) {
        asked = now;
        return true;
      }
      if (asked.equals(now)) {
        return false;
      }
      if (alsoAsked.isEmpty()) {
        alsoAsked = new HashSet<>();
      }
      return alsoAsked.add(now);
    }

    void leave() {
      asked = null;
      alsoAsked = Set.of();
    }
  }

  /** The rules of a chain that are still to be visited, and what the way to them asks. */
  private static final class Stay {
    private final Stop stop;
    private final Admission asked;
    private int next;

    Stay(Stop stop, Admission asked) {
      this.stop = stop;
      this.asked = asked;
    }
  }

  private final Map<String, Stop> stops;
  private final Predicate<Rule> wanted;
  private final Deque<Stay> way = new ArrayDeque<>();

  /**
   * A walk through the chains of a table.
   *
   * @param wanted which rules are of interest
   */
  ChainWalk(Table table, Predicate<Rule> wanted) {
    this.wanted = wanted;
    stops = new HashMap<>(table.chains().size() * 2);
    // Always in the order of the dump, in which its rules lie in memory.
    List<Stop> all = new ArrayList<>(table.chains().size());
    for (Chain chain : table.chains()) {
      Stop stop = new Stop(chain);
      all.add(stop);
      stops.put(chain.name(), stop);
    }
    Deque<Stop> leading = new ArrayDeque<>();
    for (Stop stop : all) {
      List<Rule> rules = stop.chain.rules();
      for (int i = 0; i < rules.size(); i++) {
        Stop called = stops.get(rules.get(i).target().called());
        if (called != null) {
          stop.called[i] = called;
          called.callers.add(stop);
        }
        if (!stop.leads && wanted.test(rules.get(i))) {
          stop.leads = true;
          leading.add(stop);
        }
      }
    }
    while (!leading.isEmpty()) {
      for (Stop caller : leading.remove().callers) {
        if (!caller.leads) {
          caller.leads = true;
          leading.add(caller);
        }
      }
    }
  }

  /** Visits what the chain of this name reaches, in the order of a packet's walk. */
  void visit(String chain, BiConsumer<Rule, Admission> visitor) {
    Stop first = stops.get(chain);
    if (first == null) {
      return;
    }
    enter(first, Admission.ALL);
    // Depth first, without recursion, for chains may be nested as deeply as somebody likes.
    while (!way.isEmpty()) {
      Stay stay = way.getLast();
      List<Rule> rules = stay.stop.chain.rules();
      if (stay.next == rules.size()) {
        way.removeLast();
      } else {
        int place = stay.next++;
        visit(rules.get(place), stay.stop.called[place], stay.asked, visitor);
      }
    }
    stops.values().forEach(Stop::leave);
  }

  private void visit(Rule rule, Stop called, Admission asked, BiConsumer<Rule, Admission> visitor) {
    boolean leads = called != null && called.leads;
    boolean visited = wanted.test(rule);
    if (!leads && !visited) {
      return;
    }
    Optional<Admission> admission = asked.and(rule);
    if (admission.isEmpty()) {
      return;
    }
    if (visited) {
      visitor.accept(rule, admission.get());
    }
    if (leads) {
      enter(called, admission.get());
    }
  }

  private void enter(Stop stop, Admission asked) {
    Admission joined = stop.joined(asked);
    if (stop.enter(joined)) {
      way.addLast(new Stay(stop, joined));
    }
  }
}

package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A chain while it is read. Rules at its head are kept backwards, so that many -I stay linear. */
final class ChainBuilder {

  private final String name;
  private final Optional<Chain.Policy> policy;
  private final Optional<Counters> counters;
  private final Origin origin;
  private final List<Rule> head = new ArrayList<>(0);
  private final List<Rule> tail = new ArrayList<>(2);

  ChainBuilder(
      String name, Optional<Chain.Policy> policy, Optional<Counters> counters, Origin origin) {
    this.name = name;
    this.policy = policy;
    this.counters = counters;
    this.origin = origin;
  }

  String name() {
    return name;
  }

  int size() {
    return head.size() + tail.size();
  }

  void append(Rule rule) {
    tail.add(rule);
  }

  /** Puts a rule before the one of this number, counted from 1. */
  void insert(int number, Rule rule) {
    if (number == 1) {
      head.add(rule);
    } else {
      level();
      tail.add(number - 1, rule);
    }
  }

  void replace(int number, Rule rule) {
    level();
    tail.set(number - 1, rule);
  }

  void remove(int number) {
    level();
    tail.remove(number - 1);
  }

  /** The number of the first rule that says the same; 0 where there is none. */
  int find(Rule rule) {
    level();
    for (int i = 0; i < tail.size(); i++) {
      Rule other = tail.get(i);
      if (other.header().equals(rule.header())
          && other.matches().equals(rule.matches())
          && other.target().equals(rule.target())) {
        return i + 1;
      }
    }
    return 0;
  }

  void flush() {
    head.clear();
    tail.clear();
  }

  /** A copy with another policy. */
  ChainBuilder withPolicy(Chain.Policy newPolicy, Optional<Counters> newCounters) {
    return copy(name, Optional.of(newPolicy), newCounters);
  }

  ChainBuilder renamed(String newName) {
    return copy(newName, policy, counters);
  }

  private ChainBuilder copy(
      String newName, Optional<Chain.Policy> newPolicy, Optional<Counters> newCounters) {
    ChainBuilder copy = new ChainBuilder(newName, newPolicy, newCounters, origin);
    copy.head.addAll(head);
    copy.tail.addAll(tail);
    return copy;
  }

  private void level() {
    if (!head.isEmpty()) {
      Collections.reverse(head);
      tail.addAll(0, head);
      head.clear();
    }
  }

  Chain build() {
    level();
    Rule[] rules = tail.toArray(Rule[]::new);
    for (int i = 0; i < rules.length; i++) {
      rules[i] = rules[i].at(name, i + 1);
    }
    return new Chain(name, policy, List.of(rules), counters, Optional.of(origin));
  }
}

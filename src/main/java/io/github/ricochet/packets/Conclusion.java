package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import java.util.List;
import java.util.Set;

/** What follows from sets of packets about the rules of a table. */
public sealed interface Conclusion {

  /** The rules that could be taken out without any packet's way changing. */
  List<Rule> idle();

  /** What becomes of packets that a rule never gets, held against what it would have done. */
  enum Effect {
    /** The same. */
    SAME,
    /** Something else: what the rule is there for does not happen. */
    OTHER,
    /** In part the same, or nothing that can be compared. */
    UNCLEAR
  }

  /**
   * All packets of a rule are taken before they come to it.
   *
   * @param rule the rule
   * @param by what takes them, in order
   * @param effect what they do with its packets
   */
  record Shadowed(Rule rule, List<Rule> by, Effect effect) implements Conclusion {
    @Override
    public List<Rule> idle() {
      return List.of(rule);
    }
  }

  /**
   * A rule takes every packet that comes to it, and others stand behind it.
   *
   * @param after the rule
   * @param rules all rules of its chain that stand behind it
   * @param effect what it does with their packets: something else where that is so for one of them
   */
  record Unreachable(Rule after, List<Rule> rules, Effect effect) implements Conclusion {
    @Override
    public List<Rule> idle() {
      return rules;
    }
  }

  /**
   * Without the rule its packets would come to a later one that does the same.
   *
   * @param rule the rule
   * @param later the later one
   */
  record Redundant(Rule rule, Rule later) implements Conclusion {
    @Override
    public List<Rule> idle() {
      return List.of(rule);
    }
  }

  /**
   * No packet can pass the rule's tests.
   *
   * @param rule the rule
   * @param cause why
   * @param what what they contradict each other in, for a person; empty text where that takes
   *     several things together
   * @param hooks the hooks from which packets come to the rule's chain
   */
  record NeverHolds(Rule rule, Cause cause, String what, Set<Hook> hooks) implements Conclusion {

    /** Why no packet can pass. */
    public enum Cause {
      /** The tests contradict each other. */
      CONTRADICTION,
      /** The kernel shows no such packets at the hooks from which packets come. */
      HOOK,
      /** An interface is asked for whose packets come under another name. */
      SILENT_DEVICE,
      /** No rule that calls the chain sends it such packets. */
      CALLERS
    }

    @Override
    public List<Rule> idle() {
      return List.of(rule);
    }
  }

  /**
   * Whether the rule is shadowed would take too much work to tell.
   *
   * @param rule the rule
   */
  record NotWorkedOut(Rule rule) implements Conclusion {
    @Override
    public List<Rule> idle() {
      return List.of();
    }
  }
}

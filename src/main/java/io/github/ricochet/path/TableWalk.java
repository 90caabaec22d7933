package io.github.ricochet.path;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.Decision;
import io.github.ricochet.host.xtables.HandOver;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import java.util.Optional;

/**
 * Walks packets through the chains of tables (ipt_do_table(), ebt_do_table()), until a rule decides
 * or the built-in chain's policy does.
 */
final class TableWalk {

  /** After so many jumps it is asked whether chains call each other without end. */
  private static final int MANY_JUMPS = 1_000;

  /**
   * So many jumps are taken of a packet's way through a table. Chains that each call the next one
   * twice need no circle to keep it there for ever.
   */
  private static final int MOST_JUMPS = 100_000;

  /** A place in a chain to come back to; used again once one has come back. */
  private static final class Frame {

    /** The place to come back to after it; {@code null} for the last. */
    private final Frame below;

    private Frame above;
    private CompiledChain chain;
    private int next;

    Frame(Frame below) {
      this.below = below;
    }
  }

  /**
   * How the walk ended.
   *
   * @param target what the last rule does: ACCEPT, DROP, or an extension that decides
   * @param rule the rule that decided; {@code null} for a policy
   * @param chain the chain in which it ended
   * @param skb the packet as it is now
   */
  record Verdict(Target target, Rule rule, Chain chain, Skb skb) {

    /** Where it was decided, for messages. */
    Optional<Origin> origin() {
      return rule != null ? Optional.of(rule.origin()) : chain.origin();
    }
  }

  private final Walk walk;
  private final TargetEffect effect;

  /**
   * Where the stack of places to come back to begins (xt_jumpstack); it is kept between packets.
   */
  private Frame bottom;

  private final SkbView view;
  private CompiledTable table;
  private Frame top;
  private Chain base;
  private CompiledChain chain;
  private int place;

  /** So many has the packet taken, by {@code -j} and by {@code -g}. */
  private int jumps;

  /**
   * @param effect what the extension targets of the tables do
   * @param ethernet whether they are those of ebtables
   */
  TableWalk(Walk walk, TargetEffect effect, boolean ethernet) {
    this.walk = walk;
    this.effect = effect;
    this.view = new SkbView(walk, ethernet);
  }

  /**
   * Walks a packet from the built-in chain of its hook on. No target sends a packet through a table
   * while this one is still on its way: what REJECT sends waits until the verdict is there.
   *
   * @return {@code null} where the table has no such chain
   */
  Verdict run(CompiledTable within, Skb packet, HookState state) {
    table = within;
    view.lookAt(packet, state);
    top = null;
    place = 0;
    jumps = 0;
    chain = table.chain(view.hook().name());
    if (chain == null) {
      return null;
    }
    base = chain.chain();
    while (true) {
      // Whoever wants to see what did not match wants to see every rule.
      int at =
          walk.verbose() ? place : chain.next(place, view.destination(), view.destinationPort());
      if (at >= chain.length()) {
        Verdict end = endOfChain();
        if (end != null) {
          return end;
        }
        continue;
      }
      place = at + 1;
      Rule rule = chain.rule(at);
      if (takes(rule)) {
        Verdict decided = apply(rule);
        if (decided != null) {
          return decided;
        }
      }
    }
  }

  private boolean takes(Rule rule) {
    Decision decision = rule.decide(view);
    if (decision == Decision.UNDECIDED && !harmless(rule)) {
      int taken =
          walk.oracle()
              .choose(new AskedAt(rule, view.skb().trail().sent()), 2, i -> wording(rule, i));
      decision = Decision.of(taken == 0);
    }
    if (decision == Decision.YES) {
      return true;
    }
    if (walk.verbose() && view.skb().trail().wanted()) {
      view.skb()
          .trail()
          .add(
              rule.table() + " " + rule.chain(),
              () -> "rule " + rule.number() + " does not match: " + Unmatched.reason(rule, view),
              Optional.of(rule.origin()));
    }
    return false;
  }

  /** A rule is asked once for each packet of a walk, whatever copies of it there are. */
  private record AskedAt(Rule rule, Sent sent) {}

  private static Choice wording(Rule rule, int answer) {
    return new Choice(
        "whether a rule of "
            + rule.table()
            + " "
            + rule.chain()
            + (UnreadRules.isUnread(rule) ? " that was not understood" : "")
            + " matches",
        answer == 0 ? "matches" : "does not match",
        Optional.empty(),
        Optional.of(rule.origin()),
        UnreadRules.isUnread(rule));
  }

  private static boolean harmless(Rule rule) {
    return rule.target() instanceof Target.None || rule.target() instanceof MangleTarget.Harmless;
  }

  private Verdict apply(Rule rule) {
    Target target = rule.target();
    if (target instanceof Target.Jump jump) {
      enter(jump.chain(), true);
      return null;
    }
    if (target instanceof Target.GoTo jump) {
      enter(jump.chain(), false);
      return null;
    }
    if (target instanceof Target.Standard standard) {
      return standard(standard, rule);
    }
    if (UnreadRules.isUnread(rule)) {
      return decided(rule, target);
    }
    if (target instanceof HandOver || target instanceof Target.Unmodelled) {
      return unknown(rule);
    }
    return effect.apply(rule, this);
  }

  private Verdict standard(Target.Standard target, Rule rule) {
    return switch (target) {
      case ACCEPT, DROP -> decided(rule, target);
      case RETURN -> leave(rule);
      case CONTINUE -> null;
      case QUEUE -> unknown(rule);
    };
  }

  /** A program or an extension that is not modelled decides: both ways are walked. */
  private Verdict unknown(Rule rule) {
    int answer =
        walk.oracle()
            .choose(
                new AskedAt(rule, view.skb().trail().sent()),
                2,
                i ->
                    new Choice(
                        "what" + rule.target().save() + " decides",
                        i == 0 ? "accepted" : "dropped",
                        Optional.empty(),
                        Optional.of(rule.origin())));
    return decided(rule, answer == 0 ? Target.Standard.ACCEPT : Target.Standard.DROP);
  }

  /** The verdict that this rule decides. */
  Verdict decided(Rule rule, Target target) {
    return new Verdict(target, rule, chain.chain(), view.skb());
  }

  /**
   * The verdict of an ebtables extension that names what follows: ACCEPT, DROP, CONTINUE or RETURN.
   */
  Verdict follow(Rule rule, Target.Standard verdict) {
    return switch (verdict) {
      case ACCEPT, DROP -> decided(rule, verdict);
      case RETURN -> leave(rule);
      default -> null;
    };
  }

  /** Whether this part of the kernel's way is in the model. */
  boolean models(Mechanism mechanism) {
    return walk.net().models(mechanism);
  }

  /** The packet as rules see it. */
  SkbView view() {
    return view;
  }

  /** The packet as the rules have left it. */
  Skb skb() {
    return view.skb();
  }

  /** Goes on with a changed packet. */
  void skb(Skb changed) {
    view.skb(changed);
  }

  private void enter(String name, boolean comeBack) {
    CompiledChain called = table.chain(name);
    if (called == null) {
      walk.assume("a jump to the chain " + name + ", which is not defined, does nothing");
      return;
    }
    jumps++;
    if (jumps > MANY_JUMPS && table.isEndless(name)) {
      walk.assume("the jump to " + name + " is not taken: chains call each other without end");
      return;
    }
    if (jumps > MOST_JUMPS) {
      walk.assume(
          "the jump to " + name + " is not taken: it is the packet's 100,001st in its table");
      return;
    }
    if (comeBack) {
      top = above(top);
      top.chain = chain;
      top.next = place;
    }
    chain = called;
    place = 0;
  }

  private Frame above(Frame below) {
    Frame free = below == null ? bottom : below.above;
    if (free != null) {
      return free;
    }
    Frame made = new Frame(below);
    if (below == null) {
      bottom = made;
    } else {
      below.above = made;
    }
    return made;
  }

  /** RETURN: back to the calling chain; in the built-in chain, its policy. */
  private Verdict leave(Rule rule) {
    if (top == null) {
      return policy(rule);
    }
    back();
    return null;
  }

  private Verdict endOfChain() {
    Chain.Policy own = chain.chain().policy().orElse(Chain.Policy.RETURN);
    if (top != null && own == Chain.Policy.RETURN) {
      back();
      return null;
    }
    if (top != null) {
      return new Verdict(
          standard(own), null, chain.chain(), view.skb()); // ebtables: chains have policies too.
    }
    return policy(null);
  }

  private void back() {
    chain = top.chain;
    place = top.next;
    top = top.below;
  }

  private Verdict policy(Rule rule) {
    Chain.Policy policy = base.policy().orElse(Chain.Policy.ACCEPT);
    return new Verdict(
        standard(policy), policy == Chain.Policy.DROP ? null : rule, base, view.skb());
  }

  private static Target.Standard standard(Chain.Policy policy) {
    return policy == Chain.Policy.DROP ? Target.Standard.DROP : Target.Standard.ACCEPT;
  }
}

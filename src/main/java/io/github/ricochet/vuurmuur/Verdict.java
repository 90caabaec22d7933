package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Target.Jump;
import io.github.ricochet.host.xtables.Target.Standard;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a rule does with packets in the filter table.
 *
 * @param target the target; empty where it only logs, which decides nothing and is not made here
 * @param mark the connection mark that says what became of the connection, where it gets one
 */
record Verdict(Optional<Target> target, OptionalInt mark) {

  /** Let it pass; that is said once more where a connection goes on. */
  static final Verdict ACCEPT =
      new Verdict(Optional.of(new Jump(OwnChains.NEW_ACCEPT)), OptionalInt.of(OwnChains.ACCEPTED));

  /** Only write it down. */
  static final Verdict LOG = new Verdict(Optional.empty(), OptionalInt.empty());

  /** The target of a rule's action (determine_action()). */
  static Verdict of(CheckedRule rule) {
    RuleOptions options = rule.options();
    boolean broadcast = rule.to().broadcast();
    return switch (rule.action()) {
      case ACCEPT -> broadcast ? to(Standard.ACCEPT) : ACCEPT;
      case DROP -> to(Standard.DROP);
      case REJECT -> to(options.rejectType().map(Verdict::reject).orElse(OwnChains.REJECT));
      case CHAIN -> to(chain(options.chain().orElse("")));
      case NFQUEUE ->
          broadcast
              ? to(OwnRules.queue(0))
              : new Verdict(
                  Optional.of(new Jump(OwnChains.NEW_QUEUE)),
                  OptionalInt.of(OwnChains.queueMark(options.queue())));
      case NFLOG ->
          new Verdict(
              Optional.of(new Jump(OwnChains.NEW_LOG)),
              OptionalInt.of(OwnChains.logMark(options.logGroup())));
      case LOG, PORTFW, REDIRECT, SNAT, MASQ, DNAT, BOUNCE -> LOG;
    };
  }

  private static Verdict to(Target target) {
    return new Verdict(Optional.of(target), OptionalInt.empty());
  }

  private static Target reject(String type) {
    return type.equals("tcp-reset") ? new Jump(OwnChains.TCP_RESET) : new Reject(type);
  }

  private static Target chain(String name) {
    return switch (name) {
      case "ACCEPT" -> Standard.ACCEPT;
      case "DROP" -> Standard.DROP;
      case "RETURN" -> Standard.RETURN;
      default -> new Jump(name);
    };
  }
}

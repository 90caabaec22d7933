package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.vuurmuur.RefusedRule;
import io.github.ricochet.host.vuurmuur.UnknownName;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks a rule over before anything is made of it, as vrmr_rules_analyze_rule() does. */
final class RuleCheck {

  private static final String LEFT_OUT = "Vuurmuur leaves the rule out";

  private final Tree tree;
  private final Consumer<VuurmuurFact> facts;

  RuleCheck(Tree tree, Consumer<VuurmuurFact> facts) {
    this.tree = tree;
    this.facts = facts;
  }

  /** Ends the check of a rule that Vuurmuur leaves out. */
  private static final class LeftOut extends Exception {

    private static final long serialVersionUID = 1;

    private final transient VuurmuurFact fact;

    LeftOut(VuurmuurFact fact) {
      super(null, null, false, false);
      this.fact = fact;
    }
  }

  /**
   * The rule; empty where Vuurmuur leaves it out. What a rule that is switched off lacks counts
   * not.
   */
  Optional<CheckedRule> check(RuleLine line) {
    try {
      return Optional.of(checked(line));
    } catch (LeftOut left) {
      if (line.active()) {
        facts.accept(left.fact);
      }
      return Optional.empty();
    }
  }

  private CheckedRule checked(RuleLine line) throws LeftOut {
    End from = end(line.source(), false);
    End to = end(line.destination(), true);
    if (from.firewall() && to.firewall()) {
      throw refused(line, "is both from and to the firewall");
    }
    if (to.firewall() && from.network().isPresent()) {
      to = to.by(from.network().get());
    } else if (from.firewall() && to.network().isPresent()) {
      from = from.by(to.network().get());
    }
    Optional<Service> service = service(line.service());
    refuse(line, from, to);
    return new CheckedRule(line, from, to, service, via(line, from, to), type(line, from, to));
  }

  private End end(Word place, boolean mayBeBroadcast) throws LeftOut {
    if (place.startsWith("firewall")) {
      return End.firewall(place.is("firewall(any)"));
    }
    if (place.is("any")) {
      return End.ANY;
    }
    boolean broadcast = mayBeBroadcast && Names.isBroadcast(place.text());
    String name = broadcast ? Names.withoutBroadcast(place.text()) : place.text();
    ZoneObject object = tree.places().get(name);
    if (object == null) {
      throw new LeftOut(new UnknownName(place.origin(), UnknownName.Kind.PLACE, name, LEFT_OUT));
    }
    return End.of(object, broadcast);
  }

  private Optional<Service> service(Word name) throws LeftOut {
    if (name.is("any") || name.is("all")) {
      return Optional.empty();
    }
    Service service = tree.services().get(name.text());
    if (service == null) {
      throw new LeftOut(
          new UnknownName(name.origin(), UnknownName.Kind.SERVICE, name.text(), LEFT_OUT));
    }
    return Optional.of(service);
  }

  private static LeftOut refused(RuleLine line, String why) {
    return new LeftOut(new RefusedRule(line.origin(), line.action().toString(), why));
  }

  private static void refuse(RuleLine line, End from, End to) throws LeftOut {
    Action action = line.action();
    if (action == Action.REDIRECT && line.options().redirectPort() == 0) {
      throw refused(line, "has no redirectport");
    }
    if (action == Action.CHAIN && line.options().chain().isEmpty()) {
      throw refused(line, "has no chain");
    }
    boolean forwards = action.forwardsToHost() && action != Action.BOUNCE;
    if (from.firewall() && (forwards || action == Action.REDIRECT)) {
      throw refused(line, "is from the firewall itself");
    }
    if (forwards && !to.isHost()) {
      throw refused(line, "is to " + text(line, to) + ", and not to a host");
    }
    if (action.isSourceNat() && to.any()) {
      throw refused(line, "is to any, and no network");
    }
  }

  /** A bounce is asked for its interface first, and for its ends then. */
  private Optional<Nic> via(RuleLine line, End from, End to) throws LeftOut {
    if (line.action() != Action.BOUNCE) {
      return Optional.empty();
    }
    Optional<Word> name = line.options().viaInterface();
    if (name.isEmpty()) {
      throw refused(line, "has no via_int, the interface whose address is asked for");
    }
    Nic via = tree.nics().get(name.get().text());
    if (via == null) {
      throw new LeftOut(
          new UnknownName(
              name.get().origin(), UnknownName.Kind.INTERFACE, name.get().text(), LEFT_OUT));
    }
    if (via.address().isEmpty()) {
      throw refused(
          line,
          "is via "
              + via.name()
              + (via.dynamic()
                  ? ", whose address is dynamic and in no dump"
                  : ", which has no address"));
    }
    if (from.firewall()) {
      throw refused(line, "is from the firewall itself");
    }
    if (!to.isHost()) {
      throw refused(line, "is to " + text(line, to) + ", and not to a host");
    }
    return Optional.of(via);
  }

  private static String text(RuleLine line, End to) {
    return to.firewall() || to.any()
        ? line.destination().text()
        : "the "
            + to.object().map(ZoneObject::kind).orElse("place")
            + " "
            + line.destination().text();
  }

  /** vrmr_rules_determine_ruletype(). */
  private static CheckedRule.Type type(RuleLine line, End from, End to) {
    return switch (line.action()) {
      case MASQ -> CheckedRule.Type.MASQ;
      case SNAT -> CheckedRule.Type.SNAT;
      case PORTFW -> CheckedRule.Type.PORTFW;
      case REDIRECT -> CheckedRule.Type.REDIRECT;
      case DNAT -> CheckedRule.Type.DNAT;
      case BOUNCE -> CheckedRule.Type.BOUNCE;
      default ->
          from.firewall()
              ? CheckedRule.Type.OUTPUT
              : to.firewall() ? CheckedRule.Type.INPUT : CheckedRule.Type.FORWARD;
    };
  }
}

package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Origin;
import io.github.ricochet.host.vuurmuur.RefusedCommand;
import io.github.ricochet.host.vuurmuur.VuurmuurFact;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes down what is made of one rule of rules.conf: each command once (iptrule_insert()), and
 * none that iptables would refuse.
 */
final class Emitter {

  /** The longest name of a device (IFNAMSIZ). */
  private static final int LONGEST_DEVICE = 15;

  private final Origin origin;
  private final RulesetBuilder rules;
  private final Consumer<VuurmuurFact> facts;
  private final Set<List<Object>> written = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private boolean empty = true;

  Emitter(Origin origin, RulesetBuilder rules, Consumer<VuurmuurFact> facts) {
    this.origin = origin;
    this.rules = rules;
    this.facts = facts;
  }

  /** Whether nothing came of the rule, not even for the log. */
  boolean isEmpty() {
    return empty;
  }

  /** Writes a command. */
  void add(String table, String chain, Line line, Target target) {
    if (takes(table, chain, line) && written.add(List.of(table, chain, line, target))) {
      rules.add(table, chain, line, target, origin);
    }
  }

  /** A command that only logs: it is not written, but iptables may refuse it all the same. */
  void log(String table, String chain, Line line) {
    takes(table, chain, line);
  }

  private boolean takes(String table, String chain, Line line) {
    Optional<String> refusal = line.traffic().refusal().or(() -> refusal(line));
    refusal.ifPresent(why -> refuse(table, chain, why));
    empty = false;
    return refusal.isEmpty();
  }

  private static Optional<String> refusal(Line line) {
    for (Match match : line.further()) {
      if (match instanceof LimitMatch limit && limit.period() == 0) {
        return Optional.of("the limit is too fast; at most 10000 a second is possible");
      }
      if (match instanceof UnmodelledMatch mac) {
        return Optional.of("\"" + mac.words().get(1) + "\" is no Ethernet address");
      }
    }
    return List.of(line.in(), line.out()).stream()
        .filter(d -> d.length() > LONGEST_DEVICE)
        .findFirst()
        .map(d -> "the device name \"" + d + "\" is longer than " + LONGEST_DEVICE);
  }

  /** Tells of a command that iptables would refuse: of each reason once, however many chains. */
  void refuse(String table, String chain, String why) {
    if (refused.add(why)) {
      facts.accept(new RefusedCommand(origin, table + " " + chain, why));
    }
  }

  /** Tells something else of the rule. */
  void tell(VuurmuurFact fact) {
    facts.accept(fact);
  }
}

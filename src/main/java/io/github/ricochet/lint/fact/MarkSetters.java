package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.xtables.MangleTarget;
import io.github.ricochet.host.xtables.MarkMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules that give packets a mark ask of them. A port forward that takes what is marked, as
 * firewalld wrote it until 0.7, names neither address nor port itself.
 */
final class MarkSetters {

  /** The tables that a packet passes before and while nat looks at it. */
  private static final List<String> TABLES = List.of("raw", "mangle", "nat");

  /** A rule that marks, and what it asks. */
  private record Setter(MangleTarget.Mark mark, Admission asked) {}

  private final Host host;
  private final Map<Hook, List<Setter>> setters = new EnumMap<>(Hook.class);

  MarkSetters(Host host) {
    this.host = host;
  }

  /**
   * What a rule asks of packets, with what those that give them their mark ask, one for each way to
   * get it; what it asks alone, where it asks for no mark or nobody is seen to give it.
   */
  List<Admission> ways(Rule rule, Admission asked, Hook hook) {
    Optional<MarkMask> wanted = wanted(rule);
    if (wanted.isEmpty()) {
      return List.of(asked);
    }
    List<Admission> ways = new ArrayList<>();
    for (Setter setter : setters.computeIfAbsent(hook, this::read)) {
      if (wanted.get().matches(setter.mark().apply(0))) {
        asked.and(setter.asked()).ifPresent(ways::add);
      }
    }
    return ways.isEmpty() ? List.of(asked) : ways;
  }

  /** The mark that packets must have, which those that nobody marked have not. */
  private static Optional<MarkMask> wanted(Rule rule) {
    List<Match> matches = rule.matches();
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i) instanceof MarkMatch match
          && !match.ofConnection()
          && !match.mark().not()
          && !match.mark().value().matches(0)) {
        return Optional.of(match.mark().value());
      }
    }
    return Optional.empty();
  }

  private List<Setter> read(Hook hook) {
    List<Setter> found = new ArrayList<>();
    for (String name : TABLES) {
      host.iptables()
          .flatMap(rules -> rules.table(name))
          .ifPresent(
              table ->
                  new ChainWalk(table, rule -> rule.target() instanceof MangleTarget.Mark)
                      .visit(
                          hook.name(),
                          (rule, asked) ->
                              found.add(new Setter((MangleTarget.Mark) rule.target(), asked))));
    }
    return found;
  }
}

package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.xtables.Header;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says, before it has its place in a chain.
 *
 * @param headers one, or several where {@code -s} or {@code -d} lists addresses: each makes a rule;
 *     none where the rule is for another program
 * @param counters {@code -c}
 * @param hostNameWord index of a word that is a host name, or -1
 */
record RuleBody(
    List<Header> headers,
    List<Match> matches,
    Target target,
    Optional<Counters> counters,
    int hostNameWord) {

  /** Makes no rule: of {@code -4} in ip6tables. */
  static final RuleBody NONE =
      new RuleBody(List.of(), List.of(), new Target.None(), Optional.empty(), -1);
}

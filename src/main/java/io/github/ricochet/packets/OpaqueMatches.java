package io.github.ricochet.packets;

import io.github.ricochet.host.xtables.AddrtypeMatch;
import io.github.ricochet.host.xtables.BridgeAmongMatch;
import io.github.ricochet.host.xtables.ConnbytesMatch;
import io.github.ricochet.host.xtables.DevgroupMatch;
import io.github.ricochet.host.xtables.EcnMatch;
import io.github.ricochet.host.xtables.ExtensionHeaderMatch;
import io.github.ricochet.host.xtables.HelperMatch;
import io.github.ricochet.host.xtables.HostNameMatch;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.OwnerMatch;
import io.github.ricochet.host.xtables.PolicyMatch;
import io.github.ricochet.host.xtables.RpfilterMatch;
import io.github.ricochet.host.xtables.SetMatch;
import io.github.ricochet.host.xtables.SocketMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.U32Match;
import io.github.ricochet.host.xtables.UndecidedMatch;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Matches that are not looked into. Of most of them it is known that they say the same of the same
 * packet each time they are asked, so that a rule with such a test is covered by one with the same
 * test. The others have to do with chance, or remember what they were asked.
 */
final class OpaqueMatches {

  /** Types that say the same each time; an inverted one is another test. */
  private static final Set<Class<? extends Match>> STEADY =
      Set.of(
          BridgeAmongMatch.class,
          ConnbytesMatch.class,
          EcnMatch.class,
          ExtensionHeaderMatch.class,
          OwnerMatch.class,
          PolicyMatch.class,
          SocketMatch.class,
          U32Match.class);

  /** Extensions known by name and words alone that say the same each time. */
  private static final Set<String> STEADY_NAMES =
      Set.of(
          "asn", "bpf", "cgroup", "cluster", "cpu", "geoip", "iface", "ipvs", "realm", "string",
          "time");

  private OpaqueMatches() {}

  static void read(Match match, Draft draft) {
    if (match instanceof SetMatch set) {
      if (set.counters().isEmpty()) {
        draft.test(List.of("set", set.set(), set.directions()), set.not());
      } else {
        draft.chance();
      }
    } else if (match instanceof AddrtypeMatch types) {
      addrtype(draft, "source", types.sourceTypes(), types.limit());
      addrtype(draft, "destination", types.destinationTypes(), types.limit());
    } else if (match instanceof DevgroupMatch groups) {
      groups.source().ifPresent(t -> draft.test(List.of("group in", t.value()), t.not()));
      groups.destination().ifPresent(t -> draft.test(List.of("group out", t.value()), t.not()));
    } else if (match instanceof HelperMatch helper) {
      draft.test(List.of("helper", helper.helper().value()), helper.helper().not());
    } else if (match instanceof HostNameMatch name) {
      draft.test(List.of("host", name.source(), name.name().value()), name.name().not());
    } else if (match instanceof RpfilterMatch check) {
      RpfilterMatch plain =
          new RpfilterMatch(check.loose(), check.validMark(), check.acceptLocal(), false);
      draft.test(plain, check.invert());
    } else if (isSteady(match)) {
      draft.test(match, false);
    } else if (match instanceof LimitMatch || isStatistic(match)) {
      draft.limited();
    } else {
      draft.chance();
    }
  }

  private static void addrtype(
      Draft draft, String side, Optional<Term<List<String>>> types, AddrtypeMatch.Limit limit) {
    types.ifPresent(t -> draft.test(List.of(side, t.value(), limit), t.not()));
  }

  private static boolean isStatistic(Match match) {
    return match instanceof UndecidedMatch undecided && undecided.name().equals("statistic");
  }

  private static boolean isSteady(Match match) {
    return STEADY.contains(match.getClass())
        || (match instanceof UndecidedMatch undecided && STEADY_NAMES.contains(undecided.name()))
        || (match instanceof UnmodelledMatch other && STEADY_NAMES.contains(other.name()));
  }
}

package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.SetMatch;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.List;

/** {@code -m set}: membership in an ipset. */
final class SetMatches {

  private static final int MAX_SET_NAME = 31;

  private static final Option<Member> MATCH_SET =
      Option.two("match-set", SetMatches::member).also("set");
  private static final Option<Boolean> RETURN_NOMATCH = Option.flag("return-nomatch");
  private static final Option<Boolean> UPDATE_COUNTERS = Option.flag("update-counters");
  private static final Option<Boolean> UPDATE_SUBCOUNTERS = Option.flag("update-subcounters");

  /** Options that look at counters of the set's members, in the save program's order. */
  private static final List<Option<?>> COUNTERS =
      List.of(
          RETURN_NOMATCH,
          UPDATE_COUNTERS,
          UPDATE_SUBCOUNTERS,
          counter("packets-eq"),
          counter("packets-lt"),
          counter("packets-gt"),
          counter("bytes-eq"),
          counter("bytes-lt"),
          counter("bytes-gt"));

  private record Member(String set, String directions) {}

  private SetMatches() {}

  static List<Extension<Match>> all() {
    List<Option<?>> options = new ArrayList<>(COUNTERS);
    options.add(MATCH_SET);
    return List.of(new Extension<>("set", options, SetMatches::set));
  }

  private static Option<String> counter(String name) {
    return Option.one(name, Printed.decimal(Long.MAX_VALUE, "counter"));
  }

  private static Match set(Options o, RuleScope rule) {
    Term<Member> member = o.needTerm(MATCH_SET);
    return new SetMatch(
        member.not(),
        member.value().set(),
        member.value().directions(),
        Printed.words(o, COUNTERS));
  }

  private static Member member(String set, String directions, RuleFamily family) {
    return new Member(setName(set), directions(directions));
  }

  /** The name of a set. */
  static String setName(String set) {
    if (set.length() > MAX_SET_NAME) {
      throw new Slip(
          "set name \"" + set + "\" is too long; ipset allows " + MAX_SET_NAME + " characters");
    }
    return set;
  }

  /** {@code src} or {@code dst}, up to six of them with commas. */
  static String directions(String word) {
    String[] parts = word.split(",", -1);
    for (String part : parts) {
      if (!part.equals("src") && !part.equals("dst")) {
        throw new Slip(
            "\""
                + word
                + "\" does not say which addresses; src or dst (or several with commas) is needed");
      }
    }
    if (parts.length > 6) {
      throw new Slip(parts.length + " directions; a set has at most 6 dimensions");
    }
    return word;
  }
}

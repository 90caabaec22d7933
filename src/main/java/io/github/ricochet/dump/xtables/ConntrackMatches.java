package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.ConntrackMatch;
import io.github.ricochet.host.xtables.ConntrackMatch.Status;
import io.github.ricochet.host.xtables.ConntrackMatch.TupleTest;
import io.github.ricochet.host.xtables.CtState;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.StateMatch;
import io.github.ricochet.host.xtables.Term;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code -m conntrack} and its older form {@code -m state}. */
final class ConntrackMatches {

  private static final Option<Set<CtState>> STATE =
      Option.one("state", (word, family) -> states(word, false));
  private static final Option<Set<CtState>> CTSTATE =
      Option.one("ctstate", (word, family) -> states(word, true));
  private static final Option<Optional<Integer>> CTPROTO =
      Option.one("ctproto", (word, family) -> HeaderValues.protocol(word));
  private static final Option<Prefix> ORIG_SRC = Option.one("ctorigsrc", Values::prefix);
  private static final Option<Prefix> ORIG_DST = Option.one("ctorigdst", Values::prefix);
  private static final Option<Prefix> REPL_SRC = Option.one("ctreplsrc", Values::prefix);
  private static final Option<Prefix> REPL_DST = Option.one("ctrepldst", Values::prefix);
  private static final Option<PortRange> ORIG_SRC_PORT = Option.one("ctorigsrcport", Values::ports);
  private static final Option<PortRange> ORIG_DST_PORT = Option.one("ctorigdstport", Values::ports);
  private static final Option<PortRange> REPL_SRC_PORT = Option.one("ctreplsrcport", Values::ports);
  private static final Option<PortRange> REPL_DST_PORT = Option.one("ctrepldstport", Values::ports);
  private static final Option<Set<Status>> STATUS =
      Option.one("ctstatus", ConntrackMatches::status);
  private static final Option<String> EXPIRE = Option.one("ctexpire", ConntrackMatches::expire);
  private static final Option<Boolean> DIRECTION =
      Option.one("ctdir", ConntrackMatches::direction).plain();

  private ConntrackMatches() {}

  static List<Extension<Match>> all() {
    List<Option<?>> options =
        List.of(
            CTSTATE,
            CTPROTO,
            ORIG_SRC,
            ORIG_DST,
            REPL_SRC,
            REPL_DST,
            ORIG_SRC_PORT,
            ORIG_DST_PORT,
            REPL_SRC_PORT,
            REPL_DST_PORT,
            STATUS,
            EXPIRE,
            DIRECTION);
    return List.of(
        new Extension<>("conntrack", options, ConntrackMatches::conntrack),
        new Extension<>("state", List.of(STATE), ConntrackMatches::state));
  }

  private static Match state(Options o, RuleScope rule) {
    Term<Set<CtState>> states = o.needTerm(STATE);
    return new StateMatch(states.not(), states.value());
  }

  private static Match conntrack(Options o, RuleScope rule) {
    if (o.isEmpty()) {
      throw new Slip(
          "-m conntrack without an option; --ctstate or another of its options must follow");
    }
    TupleTest original =
        new TupleTest(
            o.term(ORIG_SRC), o.term(ORIG_DST), o.term(ORIG_SRC_PORT), o.term(ORIG_DST_PORT));
    TupleTest reply =
        new TupleTest(
            o.term(REPL_SRC), o.term(REPL_DST), o.term(REPL_SRC_PORT), o.term(REPL_DST_PORT));
    return new ConntrackMatch(
        o.term(CTSTATE),
        o.term(CTPROTO).map(t -> new Term<>(t.not(), t.value().orElse(0))),
        original,
        reply,
        o.term(STATUS),
        o.term(EXPIRE),
        o.value(DIRECTION));
  }

  private static Set<CtState> states(String word, boolean withNat) {
    Set<CtState> states = EnumSet.noneOf(CtState.class);
    for (String name : word.split(",", -1)) {
      states.add(state(name, withNat));
    }
    return states;
  }

  private static CtState state(String name, boolean withNat) {
    for (CtState state : CtState.values()) {
      boolean nat = state == CtState.SNAT || state == CtState.DNAT;
      if (state.name().equals(name.toUpperCase(Locale.ROOT)) && (withNat || !nat)) {
        return state;
      }
    }
    throw new Slip(
        (name.isEmpty() ? "an empty state" : "\"" + name + "\" is no state")
            + "; INVALID, NEW, ESTABLISHED, RELATED, UNTRACKED"
            + (withNat ? ", SNAT or DNAT" : "")
            + " (several with commas, without blanks) is needed");
  }

  private static Set<Status> status(String word, RuleFamily family) {
    Set<Status> set = EnumSet.noneOf(Status.class);
    for (String name : word.toUpperCase(Locale.ROOT).split(",", -1)) {
      switch (name) {
        case "NONE" -> {}
        case "EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED" -> set.add(Status.valueOf(name));
        default ->
            throw new Slip(
                "\""
                    + name
                    + "\" is no status; NONE, EXPECTED, SEEN_REPLY, ASSURED or CONFIRMED is needed");
      }
    }
    return set;
  }

  private static String expire(String word, RuleFamily family) {
    int colon = word.indexOf(':');
    long first =
        Values.number(
            colon < 0 ? word : word.substring(0, colon), 0, 0xffffffffL, "time in seconds");
    long last =
        colon < 0
            ? first
            : Values.number(word.substring(colon + 1), 0, 0xffffffffL, "time in seconds");
    return first == last ? Long.toString(first) : first + ":" + last;
  }

  private static boolean direction(String word, RuleFamily family) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "ORIGINAL" -> true;
      case "REPLY" -> false;
      default -> throw new Slip("\"" + word + "\" is no direction; ORIGINAL or REPLY is needed");
    };
  }
}

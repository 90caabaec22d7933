package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.MarkMask;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.AlwaysMatch;
import io.github.ricochet.host.xtables.DevgroupMatch;
import io.github.ricochet.host.xtables.HelperMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.OwnerMatch;
import io.github.ricochet.host.xtables.RpfilterMatch;
import io.github.ricochet.host.xtables.SocketMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UndecidedMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The matches that ask the host itself: rpfilter, socket, devgroup, owner, helper, nfacct. */
final class HostMatches {

  private static final Option<Boolean> LOOSE = Option.flag("loose").plain();
  private static final Option<Boolean> VALIDMARK = Option.flag("validmark").plain();
  private static final Option<Boolean> ACCEPT_LOCAL = Option.flag("accept-local").plain();
  private static final Option<Boolean> INVERT = Option.flag("invert").plain();

  private static final Option<Boolean> TRANSPARENT = Option.flag("transparent").plain();
  private static final Option<Boolean> NOWILDCARD = Option.flag("nowildcard").plain();
  private static final Option<Boolean> RESTORE_SKMARK = Option.flag("restore-skmark").plain();

  private static final Option<String> SRC_GROUP =
      Option.one("src-group", UndecidedMatches::markOrName);
  private static final Option<String> DST_GROUP =
      Option.one("dst-group", UndecidedMatches::markOrName);

  private static final Option<String> UID = Option.one("uid-owner", HostMatches::owner);
  private static final Option<String> GID = Option.one("gid-owner", HostMatches::owner);
  private static final Option<Boolean> SOCKET_EXISTS = Option.flag("socket-exists");

  /** Options of Linux before 2.6.14, which looked for the process itself. */
  private static final List<Option<?>> OLD_OWNER =
      List.of(
          Option.one("pid-owner", Values::text),
          Option.one("sid-owner", Values::text),
          Option.one("cmd-owner", Printed::quoted));

  private static final Option<Boolean> SUPPL_GROUPS = Option.flag("suppl-groups").plain();

  private static final Option<String> HELPER = Option.one("helper", Values::text);
  private static final Option<String> NFACCT = Option.one("nfacct-name", Printed::quoted).plain();

  private HostMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        new Extension<>(
            "rpfilter", List.of(LOOSE, VALIDMARK, ACCEPT_LOCAL, INVERT), HostMatches::rpfilter),
        new Extension<>(
            "socket", List.of(TRANSPARENT, NOWILDCARD, RESTORE_SKMARK), HostMatches::socket),
        new Extension<>("devgroup", List.of(SRC_GROUP, DST_GROUP), HostMatches::devgroup),
        new Extension<>("owner", ownerOptions(), HostMatches::owner),
        new Extension<>(
            "helper", List.of(HELPER), (o, rule) -> new HelperMatch(o.needTerm(HELPER))),
        new Extension<>("nfacct", List.of(NFACCT), HostMatches::nfacct));
  }

  private static Match rpfilter(Options o, RuleScope rule) {
    rule.needTable("-m rpfilter", "raw", "mangle");
    return new RpfilterMatch(o.has(LOOSE), o.has(VALIDMARK), o.has(ACCEPT_LOCAL), o.has(INVERT));
  }

  private static Match socket(Options o, RuleScope rule) {
    return new SocketMatch(o.has(TRANSPARENT), o.has(NOWILDCARD), o.has(RESTORE_SKMARK));
  }

  private static Match devgroup(Options o, RuleScope rule) {
    o.needOneOf(List.of(SRC_GROUP, DST_GROUP));
    if (isNamed(o, SRC_GROUP) || isNamed(o, DST_GROUP)) {
      return new UndecidedMatch("devgroup", Printed.words(o, List.of(SRC_GROUP, DST_GROUP)));
    }
    return new DevgroupMatch(group(o, SRC_GROUP), group(o, DST_GROUP));
  }

  /** Whether a group is called by its name in /etc/iproute2/group; "default" is 0 everywhere. */
  private static boolean isNamed(Options o, Option<String> option) {
    return o.value(option)
        .filter(w -> Character.isLetter(w.charAt(0)) && !w.equals("default"))
        .isPresent();
  }

  private static Optional<Term<MarkMask>> group(Options o, Option<String> option) {
    return o.term(option)
        .map(
            t -> {
              String number = t.value().equals("default") ? "0" : t.value();
              return new Term<>(t.not(), Values.mark(number, RuleFamily.IPTABLES));
            });
  }

  private static List<Option<?>> ownerOptions() {
    List<Option<?>> options = new ArrayList<>(OLD_OWNER);
    options.addAll(List.of(UID, GID, SOCKET_EXISTS, SUPPL_GROUPS));
    return List.copyOf(options);
  }

  private static Match owner(Options o, RuleScope rule) {
    List<String> old = Printed.words(o, OLD_OWNER);
    if (!old.isEmpty()) {
      List<Option<?>> all = new ArrayList<>(List.of(UID, GID));
      all.addAll(OLD_OWNER);
      return new UndecidedMatch("owner", Printed.words(o, all));
    }
    o.needOneOf(List.of(UID, GID, SOCKET_EXISTS));
    return new OwnerMatch(
        o.term(UID), o.term(GID), o.has(SUPPL_GROUPS), o.term(SOCKET_EXISTS).map(t -> !t.not()));
  }

  private static Match nfacct(Options o, RuleScope rule) {
    return new AlwaysMatch("nfacct", List.of("--nfacct-name", o.need(NFACCT)));
  }

  /** A number, a range of numbers, or a name, which is kept: no dump lists the host's users. */
  private static String owner(String word, RuleFamily family) {
    if (word.matches("[0-9]+(-[0-9]+)?")) {
      int dash = word.indexOf('-');
      long first = Values.number(dash < 0 ? word : word.substring(0, dash), 0, 0xffffffffL, "id");
      long last = dash < 0 ? first : Values.number(word.substring(dash + 1), 0, 0xffffffffL, "id");
      if (first > last) {
        throw Values.reversed(word, Slip.LAST_WORD);
      }
    }
    return word.equals("root") ? "0" : word;
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.UnreadLines;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table of which some lines were not understood or are cut off. Such a line may call a chain,
 * take packets before a rule, or let through what nothing else lets through: what a table does not
 * do cannot be said of one that was not read whole.
 *
 * @param family which program the table is for
 * @param table the table's name
 * @param lines the places that were not understood, or where it is cut off
 */
public record UnreadTable(RuleFamily family, String table, List<Origin> lines) {

  private static final Pattern RULE = Pattern.compile("\\s*(\\[\\d+:\\d+\\] )?-[AI] .*");

  /** Those of a host. */
  public static List<UnreadTable> of(Host host) {
    UnreadLines unread = new UnreadLines(host);
    List<UnreadTable> found = new ArrayList<>();
    for (Ruleset ruleset : host.rulesets().values()) {
      for (Table table : ruleset.tables()) {
        List<Origin> lines = unread.of(table).stream().flatMap(p -> p.origin().stream()).toList();
        if (!lines.isEmpty()) {
          found.add(new UnreadTable(ruleset.family(), table.name(), lines));
        }
      }
    }
    return found;
  }

  /** That of this table, if it was not read whole. */
  static Optional<UnreadTable> of(List<UnreadTable> all, RuleFamily family, Table table) {
    return all.stream()
        .filter(t -> t.family() == family && t.table().equals(table.name()))
        .findFirst();
  }

  /** Whether one of the lines may define the chain that this rule calls, or is the rule's own. */
  boolean mayDefineWhatIsCalledBy(Rule rule) {
    return lines.stream()
        .anyMatch(
            place ->
                place.line() == rule.origin().line()
                    || !RULE.matcher(place.file().line(place.line())).matches());
  }
}

package io.github.ricochet.host.xtables;

import io.github.ricochet.host.RuleFamily;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All tables of one family.
 *
 * @param family which program they are for
 * @param tables in the order of the dump
 */
public record Ruleset(RuleFamily family, List<Table> tables) {

  /** The table of this name, such as {@code nat}. */
  public Optional<Table> table(String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** All rules, table by table and chain by chain. */
  public Stream<Rule> rules() {
    return tables.stream().flatMap(t -> t.chains().stream()).flatMap(c -> c.rules().stream());
  }
}

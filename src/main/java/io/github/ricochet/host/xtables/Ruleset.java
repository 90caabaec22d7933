package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.RuleFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  /** These tables, and in place of those that the other has, the other's. */
  public Ruleset with(Ruleset other) {
    Stream<Table> mine = tables.stream().filter(t -> other.table(t.name()).isEmpty());
    return new Ruleset(family, Stream.concat(mine, other.tables.stream()).toList());
  }

  /** All rules, table by table and chain by chain. */
  public Stream<Rule> rules() {
    List<Rule> all = new ArrayList<>(size());
    each(all::add);
    return all.stream();
  }

  /** How many rules there are. */
  public int size() {
    int size = 0;
    for (Table table : tables) {
      List<Chain> chains = table.chains();
      for (int i = 0; i < chains.size(); i++) {
        size += chains.get(i).rules().size();
      }
    }
    return size;
  }

  /**
   * Hands out the same one by one: of many, a stream or an iterator for each chain is most of the
   * work.
   */
  public void each(Consumer<Rule> taker) {
    for (Table table : tables) {
      List<Chain> chains = table.chains();
      for (int c = 0; c < chains.size(); c++) {
        List<Rule> rules = chains.get(c).rules();
        for (int i = 0; i < rules.size(); i++) {
          taker.accept(rules.get(i));
        }
      }
    }
  }

  /**
   * All tables as iptables-save (or ebtables-save) prints them, with counters where they are known.
   */
  public String save() {
    StringBuilder text = new StringBuilder();
    for (Table table : tables) {
      text.append('*').append(table.name()).append('\n');
      table.chains().forEach(chain -> save(chain, text));
      table.chains().stream().flatMap(c -> c.rules().stream()).forEach(rule -> save(rule, text));
      text.append(family == RuleFamily.EBTABLES ? "" : "COMMIT\n");
    }
    return text.toString();
  }

  private void save(Chain chain, StringBuilder text) {
    text.append(':').append(chain.name()).append(' ');
    text.append(chain.policy().map(Enum::name).orElse("-"));
    if (family != RuleFamily.EBTABLES) {
      text.append(' ').append(save(chain.counters().orElse(new Counters(0, 0))));
    }
    text.append('\n');
  }

  private static void save(Rule rule, StringBuilder text) {
    text.append(rule.counters().map(c -> save(c) + " ").orElse(""))
        .append(rule.save())
        .append('\n');
  }

  private static String save(Counters counters) {
    return "[" + counters.packets() + ":" + counters.bytes() + "]";
  }
}

package io.github.ricochet.host.xtables;

import io.github.ricochet.host.Counters;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.RuleFamily;
import java.util.List;
import java.util.Optional;

/**
 * A rule: what it looks for, and what it does then.
 *
 * @param family which program it is for
 * @param table the table's name
 * @param chain the chain's name
 * @param number its place in the chain, from 1
 * @param header the header test that every rule has ({@code struct ipt_ip}, {@code struct
 *     ebt_entry})
 * @param matches the further tests, in order
 * @param target what it does; {@link Target.None} where there is none
 * @param counters what it has counted, where the dump says so
 * @param origin the rule's own text, from {@code -A} to its end
 */
public record Rule(
    RuleFamily family,
    String table,
    String chain,
    int number,
    Header header,
    List<Match> matches,
    Target target,
    Optional<Counters> counters,
    Origin origin) {

  /** By its place alone: rules are many, and few of a host stand in one place. */
  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + number;
  }

  /** Whether the rule takes the packet, with everything in it: the logical AND of all its tests. */
  public Decision decide(PacketView packet) {
    Decision all = header.decide(packet);
    // By index: this is the innermost loop of every walk, and an iterator costs more than a test.
    for (int i = 0; i < matches.size() && all != Decision.NO; i++) {
      all = all.and(matches.get(i).decide(packet));
    }
    return all;
  }

  /** The same rule in its final place: in this chain, as its rule {@code place}, counted from 1. */
  public Rule at(String newChain, int place) {
    return place == number && newChain.equals(chain)
        ? this
        : new Rule(family, table, newChain, place, header, matches, target, counters, origin);
  }

  /** The same rule, doing something else with what it takes. */
  public Rule withTarget(Target other) {
    return new Rule(family, table, chain, number, header, matches, other, counters, origin);
  }

  /** The first match of this type, such as {@code TcpMatch}. */
  public <M extends Match> Optional<M> match(Class<M> type) {
    return matches.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The rule as {@code iptables-save} prints it, counters left out: {@code -A CHAIN …}. */
  public String save() {
    StringBuilder text = new StringBuilder("-A ").append(Words.bare(chain));
    text.append(header.save());
    for (Match match : matches) {
      text.append(match.save());
    }
    return text.append(target.save()).toString();
  }
}

package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.IprangeMatch;
import io.github.ricochet.host.xtables.PacketView.Hook;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Term;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rules of nat ask of senders, by the destination that a packet has when it comes to them:
 * of a hundred thousand, a packet comes to few.
 */
public final class SourceTests {

  /**
   * Addresses that a rule tells from all others.
   *
   * @param first the lowest
   * @param last the highest
   */
  public record Stretch(Ip first, Ip last) {

    /** Whether the address is one of them. */
    public boolean contains(Ip address) {
      return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** Whether it is one address. */
    public boolean isSingle() {
      return first.equals(last);
    }
  }

  private final Set<Stretch> common = new HashSet<>();
  private final Map<Ip, Set<Stretch>> byDestination = new HashMap<>();

  private boolean listed = true;

  private SourceTests() {}

  /** What the rules of nat ask. */
  public static SourceTests of(Host host) {
    SourceTests tests = new SourceTests();
    host.iptables().flatMap(r -> r.table("nat")).ifPresent(tests::read);
    return tests;
  }

  private void read(Table nat) {
    ChainWalk walk = new ChainWalk(nat, SourceTests::asks);
    for (Hook hook : Hook.values()) {
      walk.visit(hook.name(), this::read);
    }
  }

  private static boolean asks(Rule rule) {
    return (rule.header() instanceof IpHeader header && header.source().isPresent())
        || ranges(rule).findAny().isPresent();
  }

  private static Stream<IprangeMatch.Range> ranges(Rule rule) {
    return rule.matches().stream()
        .filter(IprangeMatch.class::isInstance)
        .flatMap(m -> ((IprangeMatch) m).source().stream())
        .map(Term::value);
  }

  private void read(Rule rule, Admission admission) {
    Set<Stretch> stretches =
        admission
            .namedDestination()
            .filter(Prefix::isSingle)
            .map(d -> byDestination.computeIfAbsent(d.network(), a -> new HashSet<>(2)))
            .orElse(common);
    if (rule.header() instanceof IpHeader header && header.source().isPresent()) {
      Prefix source = header.source().get().value();
      stretches.add(new Stretch(source.network(), source.last()));
      listed &= source.length().isPresent();
    }
    ranges(rule).forEach(r -> stretches.add(new Stretch(r.first(), r.last())));
  }

  /** Whether all are stretches: no rule has a mask with holes. */
  public boolean listed() {
    return listed;
  }

  /** What packets to one of these addresses may be asked. */
  public Set<Stretch> of(Collection<Ip> destinations) {
    Set<Stretch> all = new HashSet<>(common);
    destinations.forEach(d -> all.addAll(byDestination.getOrDefault(d, Set.of())));
    return all;
  }
}

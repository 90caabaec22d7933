package io.github.ricochet.path;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UdpMatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain made ready for walks: rules that name one destination address, or one destination port,
 * are found by it; the others are looked at in turn. The order of the chain is kept.
 */
final class CompiledChain {

  /** Below this length a plain scan is as fast. */
  static final int WORTH_AN_INDEX = 16;

  private static final int[] NONE = {};

  private final Chain chain;
  private final Rule[] rules;
  private final Map<Ip, int[]> byDestination;
  private final Map<Integer, int[]> byPort;
  private final int[] others;

  /**
   * @param worthAnIndex the number of rules from which on they are indexed
   */
  CompiledChain(Chain chain, int worthAnIndex) {
    this.chain = chain;
    this.rules = chain.rules().toArray(Rule[]::new);
    if (rules.length < worthAnIndex) {
      byDestination = Map.of();
      byPort = Map.of();
      others = null;
      return;
    }
    byDestination = new HashMap<>();
    byPort = new HashMap<>();
    int[] rest = new int[rules.length];
    int count = 0;
    for (int i = 0; i < rules.length; i++) {
      Optional<Ip> destination = destination(rules[i]);
      Optional<Integer> port = destination.isPresent() ? Optional.empty() : port(rules[i]);
      if (destination.isPresent()) {
        byDestination.merge(destination.get(), new int[] {i}, CompiledChain::join);
      } else if (port.isPresent()) {
        byPort.merge(port.get(), new int[] {i}, CompiledChain::join);
      } else {
        rest[count++] = i;
      }
    }
    others = Arrays.copyOf(rest, count);
  }

  Chain chain() {
    return chain;
  }

  /** The rule at this place, counted from 0. */
  Rule rule(int index) {
    return rules[index];
  }

  /**
   * The next place at or after {@code from} whose rule may take a packet to this destination; the
   * chain's length where there is none.
   */
  int next(int from, Ip destination, int destinationPort) {
    if (others == null) {
      return Math.min(from, rules.length);
    }
    int next = atOrAfter(others, from);
    if (!byDestination.isEmpty()) {
      next = Math.min(next, atOrAfter(byDestination.getOrDefault(destination, NONE), from));
    }
    if (!byPort.isEmpty()) {
      next = Math.min(next, atOrAfter(byPort.getOrDefault(destinationPort, NONE), from));
    }
    return next;
  }

  /** How many rules there are. */
  int length() {
    return rules.length;
  }

  private int atOrAfter(int[] places, int from) {
    if (places.length == 0 || places[places.length - 1] < from) {
      return rules.length;
    }
    int at = Arrays.binarySearch(places, from);
    return places[at >= 0 ? at : -at - 1];
  }

  private static int[] join(int[] places, int[] more) {
    int[] all = Arrays.copyOf(places, places.length + 1);
    all[places.length] = more[0];
    return all;
  }

  private static Optional<Ip> destination(Rule rule) {
    return rule.header() instanceof IpHeader header
        ? header
            .destination()
            .filter(t -> !t.not())
            .map(Term::value)
            .filter(Prefix::isSingle)
            .map(Prefix::network)
        : Optional.empty();
  }

  private static Optional<Integer> port(Rule rule) {
    List<Match> matches = rule.matches();
    for (Match match : matches) {
      Optional<Term<PortRange>> ports = Optional.empty();
      if (match instanceof TcpMatch tcp) {
        ports = tcp.destinationPorts();
      } else if (match instanceof UdpMatch udp) {
        ports = udp.destinationPorts();
      }
      Optional<Integer> single =
          ports
              .filter(t -> !t.not() && t.value().first() == t.value().last())
              .map(t -> t.value().first());
      if (single.isPresent()) {
        return single;
      }
    }
    return Optional.empty();
  }
}

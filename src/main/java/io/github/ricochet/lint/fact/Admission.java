package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.AddrtypeMatch;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Names;
import io.github.ricochet.host.xtables.PortTests;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a rule, and the jumps on the way to it, ask of a packet's header: the logical AND of all of
 * them. Tests that are not about addresses, interfaces, protocol or ports are left out, so more
 * packets are admitted than the rule takes, never fewer.
 *
 * @param sources the tests of the source address
 * @param destinations the tests of the destination address
 * @param ins the tests of the incoming interface
 * @param outs the tests of the outgoing interface
 * @param protocol the protocol number that is asked for
 * @param ports the destination ports, in order
 * @param local whether the destination has to be the host's own ({@code --dst-type LOCAL})
 */
public record Admission(
    List<Term<Prefix>> sources,
    List<Term<Prefix>> destinations,
    List<Term<String>> ins,
    List<Term<String>> outs,
    OptionalInt protocol,
    List<PortRange> ports,
    boolean local) {

  /** Admits every packet. */
  public static final Admission ALL =
      new Admission(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          OptionalInt.empty(),
          List.of(PortRange.ALL),
          false);

  /** The same of packets from anywhere, whichever way they come and leave. */
  Admission ofAnySender() {
    return new Admission(List.of(), destinations, List.of(), List.of(), protocol, ports, local);
  }

  /** This and what the rule asks; empty where no packet can be admitted by both. */
  public Optional<Admission> and(Rule rule) {
    if (!(rule.header() instanceof IpHeader header)) {
      return Optional.empty();
    }
    OptionalInt wanted = header.onlyProtocol();
    if (wanted.isPresent() && protocol.isPresent() && !wanted.equals(protocol)) {
      return Optional.empty();
    }
    List<PortRange> open = ports;
    boolean own = local;
    List<Match> matches = rule.matches();
    // By index, as in all of this: an iterator or a stream for each of a hundred thousand rules
    // costs more than the tests.
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      own |= asksForLocal(match);
      Optional<Term<List<PortRange>>> asked = PortTests.destination(match);
      if (asked.isPresent()) {
        open = PortTests.and(open, asked.get());
      }
    }
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Admission both =
        new Admission(
            join(sources, header.source()),
            join(destinations, header.destination()),
            join(ins, header.in()),
            join(outs, header.out()),
            wanted.isPresent() ? wanted : protocol,
            open,
            own);
    boolean further = both.sources != sources || both.destinations != destinations;
    return further && both.isEmpty() ? Optional.empty() : Optional.of(both);
  }

  /** This and the other; empty where no packet can be admitted by both. */
  Optional<Admission> and(Admission other) {
    boolean apart =
        protocol.isPresent() && other.protocol.isPresent() && !protocol.equals(other.protocol);
    List<PortRange> open = PortTests.and(ports, Term.is(other.ports));
    Admission both =
        new Admission(
            joinAll(sources, other.sources),
            joinAll(destinations, other.destinations),
            joinAll(ins, other.ins),
            joinAll(outs, other.outs),
            protocol.isPresent() ? protocol : other.protocol,
            open,
            local || other.local);
    return apart || open.isEmpty() || both.isEmpty() ? Optional.empty() : Optional.of(both);
  }

  private static boolean asksForLocal(Match match) {
    return match instanceof AddrtypeMatch type
        && type.destinationTypes()
            .filter(t -> !t.not() && t.value().equals(List.of("LOCAL")))
            .isPresent();
  }

  /** Whether a packet from this address is admitted. */
  public boolean admitsSource(Ip address) {
    return admits(sources, address);
  }

  /** Whether a packet to this address is admitted. */
  public boolean admitsDestination(Ip address) {
    return admits(destinations, address);
  }

  /** What it asks of senders, as options of iptables: {@code -s 10.0.0.0/24 ! -i eth0}. */
  public String senderText() {
    StringBuilder text = new StringBuilder();
    sources.forEach(t -> text.append(t.save("-s")));
    ins.forEach(t -> text.append(t.save("-i")));
    return text.toString().strip();
  }

  /** Whether a packet that comes in by this interface is admitted. */
  public boolean admitsIn(String device) {
    return ins.stream().allMatch(t -> Names.matches(t.value(), device) != t.not());
  }

  /** Whether a packet that leaves by this interface is admitted. */
  public boolean admitsOut(String device) {
    return outs.stream().allMatch(t -> Names.matches(t.value(), device) != t.not());
  }

  /** The narrowest network that the destination has to be in; empty where none is named. */
  public Optional<Prefix> namedDestination() {
    Prefix named = null;
    for (int i = 0; i < destinations.size(); i++) {
      Prefix prefix = destinations.get(i).value();
      if (!destinations.get(i).not()
          && !prefix.isEverything()
          && (named == null || named.contains(prefix.network()))) {
        named = prefix;
      }
    }
    return Optional.ofNullable(named);
  }

  private boolean isEmpty() {
    return excludesItself(sources) || excludesItself(destinations);
  }

  private static boolean admits(List<Term<Prefix>> terms, Ip address) {
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i).value().contains(address) == terms.get(i).not()) {
        return false;
      }
    }
    return true;
  }

  private static boolean excludesItself(List<Term<Prefix>> terms) {
    for (int i = 0; i < terms.size(); i++) {
      Term<Prefix> term = terms.get(i);
      if (!term.not() && term.value().isSingle() && !admits(terms, term.value().network())) {
        return true;
      }
    }
    return false;
  }

  private static <T> List<Term<T>> join(List<Term<T>> terms, Optional<Term<T>> further) {
    if (further.isEmpty() || terms.contains(further.get())) {
      return terms;
    }
    if (terms.isEmpty()) {
      return List.of(further.get());
    }
    List<Term<T>> all = new ArrayList<>(terms);
    all.add(further.get());
    return List.copyOf(all);
  }

  private static <T> List<Term<T>> joinAll(List<Term<T>> terms, List<Term<T>> more) {
    List<Term<T>> all = terms;
    for (Term<T> term : more) {
      all = join(all, Optional.of(term));
    }
    return all;
  }
}

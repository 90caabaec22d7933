package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one command of iptables tests, as Vuurmuur writes it. Two lines are the same where all of
 * their words are, even those that test nothing, such as {@code -s 0.0.0.0/0.0.0.0}.
 *
 * @param in {@code -i}, or empty
 * @param out {@code -o}, or empty
 * @param traffic protocol and ports
 * @param source {@code -s}
 * @param destination {@code -d}
 * @param further the matches behind those of the protocol, in order
 */
record Line(
    String in,
    String out,
    Traffic traffic,
    Optional<Prefix> source,
    Optional<Prefix> destination,
    List<Match> further) {

  /** A line that tests nothing. */
  static final Line ANY =
      new Line("", "", Traffic.ANY, Optional.empty(), Optional.empty(), List.of());

  Line in(String device) {
    return new Line(device, out, traffic, source, destination, further);
  }

  Line out(String device) {
    return new Line(in, device, traffic, source, destination, further);
  }

  Line of(Traffic other) {
    return new Line(in, out, other, source, destination, further);
  }

  Line from(Optional<Prefix> addresses) {
    return new Line(in, out, traffic, addresses, destination, further);
  }

  Line to(Optional<Prefix> addresses) {
    return new Line(in, out, traffic, source, addresses, further);
  }

  /** Tests this as well, after all else. */
  Line and(Match match) {
    List<Match> more = new ArrayList<>(further);
    more.add(match);
    return new Line(in, out, traffic, source, destination, List.copyOf(more));
  }

  /** Tests this as well, where there is one. */
  Line and(Optional<? extends Match> match) {
    return match.isPresent() ? and(match.get()) : this;
  }

  /** The answers to it, without ports and whatever else is tested. */
  Line turned() {
    return new Line(out, in, traffic.withoutPorts(), destination, source, List.of());
  }

  /** The answers to it, their ports changed over. */
  Line answers() {
    return new Line(out, in, traffic.reversed(), destination, source, List.of());
  }

  IpHeader header() {
    return new IpHeader(
        prefix(source),
        prefix(destination),
        device(in),
        device(out),
        traffic.protocol() == 0 ? Optional.empty() : Optional.of(Term.is(traffic.protocol())),
        Optional.empty());
  }

  List<Match> matches() {
    List<Match> all = new ArrayList<>();
    traffic.match().ifPresent(all::add);
    all.addAll(further);
    return List.copyOf(all);
  }

  private static Optional<Term<Prefix>> prefix(Optional<Prefix> addresses) {
    return addresses.filter(p -> !p.isEverything()).map(Term::is);
  }

  private static Optional<Term<String>> device(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(Term.is(name));
  }
}

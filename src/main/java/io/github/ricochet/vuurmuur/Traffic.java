package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.xtables.IcmpMatch;
import io.github.ricochet.host.xtables.InsideMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UdpMatch;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says of the transport: its protocol and ports, as Vuurmuur writes them down. That may
 * be more than iptables takes, such as ports without a protocol that has any.
 *
 * @param protocol the protocol's number, 0 for any
 * @param syn whether TCP has to begin a connection
 * @param source source ports
 * @param destination destination ports
 * @param icmp ICMP type and code
 */
record Traffic(
    int protocol,
    boolean syn,
    Optional<PortRange> source,
    Optional<PortRange> destination,
    Optional<PortSpec> icmp) {

  /** Anything. */
  static final Traffic ANY =
      new Traffic(0, false, Optional.empty(), Optional.empty(), Optional.empty());

  private static final int GRE = 47;

  /**
   * The traffic of one stretch of ports. For a protocol of which Vuurmuur does not know whether it
   * has ports, those of the stretch before stay as they are (create_rule_set_ports()).
   */
  Traffic of(PortSpec spec) {
    int number = spec.protocol() > 255 ? 0 : Math.max(0, spec.protocol());
    boolean tcp = number == Protocols.TCP;
    if (tcp || number == Protocols.UDP) {
      return new Traffic(
          number,
          tcp,
          Optional.of(spec.source()),
          Optional.of(spec.destination()),
          Optional.empty());
    }
    if (number == Protocols.ICMP) {
      return new Traffic(number, false, Optional.empty(), Optional.empty(), Optional.of(spec));
    }
    if (number == GRE || number == Protocols.ESP || number == Protocols.AH) {
      return new Traffic(number, false, Optional.empty(), Optional.empty(), Optional.empty());
    }
    return new Traffic(number, false, source, destination, icmp);
  }

  /** To other ports; ICMP's type is one of them to Vuurmuur. */
  Traffic to(PortRange ports) {
    return new Traffic(protocol, syn, source, Optional.of(ports), Optional.empty());
  }

  /** The answers, source and destination ports changed over. */
  Traffic reversed() {
    return new Traffic(protocol, syn, destination, source, Optional.empty());
  }

  /** Of any port. */
  Traffic withoutPorts() {
    return new Traffic(protocol, syn, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Of packets that need not begin a connection. */
  Traffic withoutSyn() {
    return new Traffic(protocol, false, source, destination, icmp);
  }

  boolean isIcmp() {
    return protocol == Protocols.ICMP;
  }

  /** What iptables does not take; empty where it takes it. */
  Optional<String> refusal() {
    boolean ports = source.isPresent() || destination.isPresent();
    if (ports && !Protocols.hasPorts(protocol)) {
      return Optional.of("ports need a protocol that has any, and it is " + name());
    }
    if (isIcmp() != icmp.isPresent()) {
      return Optional.of(isIcmp() ? "-m icmp needs a type" : "an ICMP type needs protocol icmp");
    }
    if (isReversed(source) || isReversed(destination)) {
      return Optional.of("a range of ports has its ends changed over");
    }
    return icmp.filter(i -> Math.max(i.low(), i.high()) > 255)
        .map(i -> "no ICMP type is above 255");
  }

  private String name() {
    return protocol == 0 ? "any" : Protocols.name(protocol);
  }

  private static boolean isReversed(Optional<PortRange> ports) {
    return ports.filter(p -> p.first() > p.last()).isPresent();
  }

  /** The test for it beyond {@code -p}. */
  Optional<Match> match() {
    return switch (protocol) {
      case Protocols.TCP ->
          Optional.of(
              new TcpMatch(
                  term(source),
                  term(destination),
                  syn ? Optional.of(Term.is(TcpMatch.Flags.SYN)) : Optional.empty(),
                  Optional.empty()));
      case Protocols.UDP -> Optional.of(new UdpMatch(term(source), term(destination)));
      case Protocols.SCTP, Protocols.DCCP, Protocols.UDPLITE ->
          source.or(() -> destination).map(any -> strayPorts());
      case Protocols.ICMP ->
          icmp.map(i -> new IcmpMatch(false, false, i.low(), i.high(), i.high()));
      default -> Optional.empty();
    };
  }

  /** Ports of the stretch before, which iptables takes where the protocol has ports, too. */
  private Match strayPorts() {
    return protocol == Protocols.UDPLITE
        ? new UdpMatch(term(source), term(destination))
        : new InsideMatch(
            Protocols.name(protocol), protocol, term(source), term(destination), List.of());
  }

  /** All ports is no test at all, and iptables-save does not print it. */
  private static Optional<Term<PortRange>> term(Optional<PortRange> ports) {
    return ports.filter(p -> !p.equals(PortRange.ALL)).map(Term::is);
  }
}

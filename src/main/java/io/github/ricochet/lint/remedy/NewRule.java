package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.ConntrackMatch;
import io.github.ricochet.host.xtables.CtState;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UdpMatch;
import io.github.ricochet.lint.fact.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule of iptables that a remedy inserts, put together from what it asks. */
public final class NewRule {

  private final String table;
  private final String chain;
  private Optional<Term<Prefix>> source = Optional.empty();
  private Optional<Term<Prefix>> destination = Optional.empty();
  private Optional<Term<String>> out = Optional.empty();
  private Optional<Term<Integer>> protocol = Optional.empty();
  private final List<Match> matches = new ArrayList<>();

  private NewRule(String table, String chain) {
    this.table = table;
    this.chain = chain;
  }

  /** The first rule of a chain. */
  public static NewRule firstOf(String table, String chain) {
    return new NewRule(table, chain);
  }

  /** From this network; all of them where it is everything. */
  public NewRule from(Prefix senders) {
    source = Optional.of(senders).filter(p -> !p.isEverything()).map(Term::is);
    return this;
  }

  /** To this address. */
  public NewRule to(Ip address) {
    destination = Optional.of(Term.is(Prefix.of(address)));
    return this;
  }

  /** Leaving by this device. */
  public NewRule out(String device) {
    out = Optional.of(Term.is(device));
    return this;
  }

  /** For the protocol and the ports of the service. */
  public NewRule asking(Service service) {
    if (service.protocol().isEmpty()) {
      return this;
    }
    int number = service.protocol().getAsInt();
    protocol = Optional.of(Term.is(number));
    List<PortRange> ports = service.ports();
    if (ports.size() > 1) {
      matches.add(new MultiportMatch(MultiportMatch.Side.DPORTS, false, ports));
    } else if (!ports.get(0).equals(PortRange.ALL)) {
      Optional<Term<PortRange>> asked = Optional.of(Term.is(ports.get(0)));
      matches.add(
          number == Protocols.TCP
              ? new TcpMatch(Optional.empty(), asked, Optional.empty(), Optional.empty())
              : new UdpMatch(Optional.empty(), asked));
    }
    return this;
  }

  /** For the protocol of the service, whatever the port. */
  public NewRule speaking(Service service) {
    protocol = service.protocol().stream().mapToObj(Term::is).findFirst();
    return this;
  }

  /** In one of these states of connection tracking. */
  public NewRule inState(CtState... states) {
    matches.add(
        new ConntrackMatch(
            Optional.of(Term.is(Set.of(states))),
            Optional.empty(),
            ConntrackMatch.TupleTest.ANY,
            ConntrackMatch.TupleTest.ANY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  /** The change that inserts it, accepting what it asks for. */
  public RuleInsert accept() {
    return target(Target.Standard.ACCEPT);
  }

  /** The change that inserts it, giving packets the address of the device that they leave by. */
  public RuleInsert masquerade() {
    return target(new NatTarget.Masquerade(Optional.empty(), NatTarget.Flags.NONE));
  }

  /** The change that inserts it with this target. */
  public RuleInsert target(Target target) {
    IpHeader header =
        new IpHeader(source, destination, Optional.empty(), out, protocol, Optional.empty());
    Rule draft = rule(header, target, "");
    return new RuleInsert(rule(header, target, draft.save()));
  }

  private Rule rule(IpHeader header, Target target, String text) {
    Origin origin = Origin.ofLine(new DumpFile("remedy", text), 1);
    return new Rule(
        RuleFamily.IPTABLES,
        table,
        chain,
        1,
        header,
        List.copyOf(matches),
        target,
        Optional.empty(),
        origin);
  }
}

package io.github.ricochet.path;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.InterfaceAddress;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RoutingRule;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.AddrtypeMatch;
import io.github.ricochet.host.xtables.AlwaysMatch;
import io.github.ricochet.host.xtables.BridgeIpMatch;
import io.github.ricochet.host.xtables.BridgeLimitMatch;
import io.github.ricochet.host.xtables.BridgeMarkMatch;
import io.github.ricochet.host.xtables.BridgePkttypeMatch;
import io.github.ricochet.host.xtables.CommentMatch;
import io.github.ricochet.host.xtables.ConnbytesMatch;
import io.github.ricochet.host.xtables.ConnlimitMatch;
import io.github.ricochet.host.xtables.ConntrackMatch;
import io.github.ricochet.host.xtables.EcnMatch;
import io.github.ricochet.host.xtables.EthernetHeader;
import io.github.ricochet.host.xtables.HashlimitMatch;
import io.github.ricochet.host.xtables.Header;
import io.github.ricochet.host.xtables.HelperMatch;
import io.github.ricochet.host.xtables.IcmpMatch;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.IprangeMatch;
import io.github.ricochet.host.xtables.LengthMatch;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.MarkMatch;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.MultiportMatch;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.OwnerMatch;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.PkttypeMatch;
import io.github.ricochet.host.xtables.PolicyMatch;
import io.github.ricochet.host.xtables.QuotaMatch;
import io.github.ricochet.host.xtables.RpfilterMatch;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.StateMatch;
import io.github.ricochet.host.xtables.TcpMatch;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.TosMatch;
import io.github.ricochet.host.xtables.TtlMatch;
import io.github.ricochet.host.xtables.UdpMatch;
import io.github.ricochet.host.xtables.UndecidedMatch;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a host's rules name of places: addresses, and devices. Of nat, only devices: its rules see a
 * connection's first packet alone, and which of them do depends on what that asks for. Of rules
 * about a port, only the addresses of whoever may have it when he asks ({@link SenderPort}).
 */
final class NamedPlaces {

  /** Matches that look neither at addresses nor at devices. */
  private static final Set<Class<? extends Match>> BLIND =
      Set.of(
          AddrtypeMatch.class, // looks at routes
          AlwaysMatch.class,
          BridgeLimitMatch.class,
          BridgeMarkMatch.class,
          BridgePkttypeMatch.class,
          CommentMatch.class,
          ConnbytesMatch.class,
          ConnlimitMatch.class,
          EcnMatch.class,
          HashlimitMatch.class,
          HelperMatch.class,
          IcmpMatch.class,
          LengthMatch.class,
          LimitMatch.class,
          MarkMatch.class,
          MultiportMatch.class,
          OwnerMatch.class,
          PkttypeMatch.class,
          PolicyMatch.class,
          QuotaMatch.class,
          RpfilterMatch.class, // looks at routes
          StateMatch.class,
          TcpMatch.class,
          TosMatch.class,
          TtlMatch.class,
          UdpMatch.class,
          UndecidedMatch.class,
          UnmodelledMatch.class);

  private final Set<Long> borders = new TreeSet<>();
  private final Set<String> devices = new TreeSet<>();
  private long[] sorted = {};
  private boolean listed = true;

  /** Whether a rule of nat may change a sender's port, and not its address. */
  private boolean portsChange;

  private NamedPlaces() {}

  static NamedPlaces of(Host host) {
    NamedPlaces places = new NamedPlaces();
    host.iptables()
        .flatMap(rules -> rules.table("nat"))
        .ifPresent(nat -> nat.chains().forEach(chain -> chain.rules().forEach(places::readPorts)));
    for (Ruleset rules : host.rulesets().values()) {
      if (rules.family() != RuleFamily.IP6TABLES) {
        rules.each(places::read);
      }
    }
    for (RoutingRule rule : host.routingRules()) {
      rule.from().ifPresent(places::add);
      rule.to().ifPresent(places::add);
    }
    for (InterfaceAddress own : host.addresses()) {
      places.add(Prefix.of(own.address()));
    }
    places.sorted = places.borders.stream().mapToLong(Long::longValue).toArray();
    return places;
  }

  /** Whether all are listed: no rule looks at addresses in a way that cannot be. */
  boolean listed() {
    return listed;
  }

  /** The devices, or beginnings of names with {@code +}. */
  Set<String> devices() {
    return devices;
  }

  /** The same number for addresses that no rule tells apart. */
  int stretch(Ip address) {
    int found = Arrays.binarySearch(sorted, address.low());
    return found >= 0 ? found + 1 : -found - 1;
  }

  private void readPorts(Rule rule) {
    portsChange |= rule.target() instanceof NatTarget.Snat snat && snat.to().first().isEmpty();
  }

  private void read(Rule rule) {
    boolean nat = rule.table().equals("nat") && rule.family() == RuleFamily.IPTABLES;
    boolean ofSenders = !nat && (portsChange || SenderPort.mayBeSource(rule));
    boolean toSenders = !nat && (portsChange || SenderPort.mayBeDestination(rule));
    readHeader(rule.header(), ofSenders, toSenders);
    for (Match match : rule.matches()) {
      read(match, ofSenders, toSenders);
    }
    if (rule.target() instanceof NatTarget.Netmap) {
      listed = false;
    } else if (rule.target() instanceof NatTarget.Snat snat) {
      snat.to().first().ifPresent(first -> add(first, snat.to().last().orElse(first)));
    }
  }

  private void readHeader(Header header, boolean ofSenders, boolean toSenders) {
    if (header instanceof IpHeader ip) {
      device(ip.in());
      device(ip.out());
      if (ofSenders) {
        prefix(ip.source());
      }
      if (toSenders) {
        prefix(ip.destination());
      }
    } else if (header instanceof EthernetHeader ethernet) {
      device(ethernet.in());
      device(ethernet.out());
      device(ethernet.logicalIn());
      device(ethernet.logicalOut());
      listed &= ethernet.source().isEmpty() && ethernet.destination().isEmpty();
    }
  }

  private void read(Match match, boolean ofSenders, boolean toSenders) {
    if (match instanceof PhysdevMatch physdev) {
      device(physdev.in());
      device(physdev.out());
    } else if (match instanceof BridgeIpMatch ip) {
      prefix(ip.source());
      prefix(ip.destination());
    } else if (match instanceof IprangeMatch ranges) {
      if (ofSenders) {
        ranges.source().ifPresent(r -> add(r.value().first(), r.value().last()));
      }
      if (toSenders) {
        ranges.destination().ifPresent(r -> add(r.value().first(), r.value().last()));
      }
    } else if (match instanceof ConntrackMatch connection) {
      read(connection.original());
      read(connection.reply());
    } else {
      listed &= BLIND.contains(match.getClass());
    }
  }

  private void read(ConntrackMatch.TupleTest tuple) {
    prefix(tuple.source());
    prefix(tuple.destination());
  }

  private void device(Optional<Term<String>> term) {
    term.ifPresent(t -> devices.add(t.value()));
  }

  private void prefix(Optional<Term<Prefix>> term) {
    term.ifPresent(t -> add(t.value()));
  }

  private void add(Prefix prefix) {
    listed &= prefix.length().isPresent();
    add(prefix.network(), prefix.last());
  }

  private void add(Ip first, Ip last) {
    borders.add(first.low());
    borders.add(last.low() + 1);
  }
}

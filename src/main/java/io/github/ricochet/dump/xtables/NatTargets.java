package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.NatTarget.Flags;
import io.github.ricochet.host.xtables.NatTarget.Range;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Target;
import java.util.List;
import java.util.Optional;

/** The targets that rewrite addresses: DNAT, SNAT, MASQUERADE, REDIRECT, NETMAP. */
final class NatTargets {

  private static final Option<Range> TO_DESTINATION =
      Option.one("to-destination", NatTargets::range).plain();
  private static final Option<Range> TO_SOURCE = Option.one("to-source", NatTargets::range).plain();
  private static final Option<PortRange> TO_PORTS =
      Option.one("to-ports", (word, family) -> natPorts(word)).plain();
  private static final Option<Prefix> TO = Option.one("to", Values::prefix).plain();
  private static final Option<Boolean> RANDOM = Option.flag("random").plain();
  private static final Option<Boolean> RANDOM_FULLY = Option.flag("random-fully").plain();
  private static final Option<Boolean> PERSISTENT = Option.flag("persistent").plain();

  /** The protocols whose ports (for ICMP: ids) NAT can change. */
  private static final int[] WITH_PORTS = {
    Protocols.TCP, Protocols.UDP, Protocols.SCTP, Protocols.DCCP, Protocols.ICMP, Protocols.ICMPV6
  };

  private NatTargets() {}

  static List<Extension<Target>> all() {
    return List.of(
        new Extension<>(
            "DNAT", List.of(TO_DESTINATION, RANDOM, RANDOM_FULLY, PERSISTENT), NatTargets::dnat),
        new Extension<>(
            "SNAT", List.of(TO_SOURCE, RANDOM, RANDOM_FULLY, PERSISTENT), NatTargets::snat),
        new Extension<>(
            "MASQUERADE", List.of(TO_PORTS, RANDOM, RANDOM_FULLY), NatTargets::masquerade),
        new Extension<>("REDIRECT", List.of(TO_PORTS, RANDOM), NatTargets::redirect),
        new Extension<>("NETMAP", List.of(TO), NatTargets::netmap));
  }

  private static Target dnat(Options o, RuleScope rule) {
    rule.needNatChain("-j DNAT", "PREROUTING", "OUTPUT");
    return new NatTarget.Dnat(
        withPorts("--to-destination with a port", o.need(TO_DESTINATION), rule), flags(o));
  }

  private static Target snat(Options o, RuleScope rule) {
    rule.needNatChain("-j SNAT", "POSTROUTING", "INPUT");
    return new NatTarget.Snat(
        withPorts("--to-source with a port", o.need(TO_SOURCE), rule), flags(o));
  }

  private static Target masquerade(Options o, RuleScope rule) {
    rule.needNatChain("-j MASQUERADE", "POSTROUTING");
    return new NatTarget.Masquerade(ports(o, rule), flags(o));
  }

  private static Target redirect(Options o, RuleScope rule) {
    rule.needNatChain("-j REDIRECT", "PREROUTING", "OUTPUT");
    return new NatTarget.Redirect(ports(o, rule), flags(o));
  }

  private static Target netmap(Options o, RuleScope rule) {
    rule.needTable("-j NETMAP", "nat");
    return new NatTarget.Netmap(o.need(TO));
  }

  private static Optional<PortRange> ports(Options o, RuleScope rule) {
    Optional<PortRange> ports = o.value(TO_PORTS);
    if (ports.isPresent()) {
      rule.needProtocol("--to-ports", WITH_PORTS);
    }
    return ports;
  }

  private static Range withPorts(String option, Range range, RuleScope rule) {
    if (range.ports().isPresent()) {
      rule.needProtocol(option, WITH_PORTS);
    }
    return range;
  }

  private static Flags flags(Options o) {
    return o.has(RANDOM) || o.has(RANDOM_FULLY) || o.has(PERSISTENT)
        ? new Flags(o.has(RANDOM), o.has(RANDOM_FULLY), o.has(PERSISTENT))
        : Flags.NONE;
  }

  /**
   * {@code [ADDRESS[-ADDRESS]][:PORT[-PORT[/BASE]]]}; an IPv6 address with a port is in brackets.
   */
  private static Range range(String word, RuleFamily family) {
    String addresses = word;
    String ports = null;
    if (word.startsWith("[")) {
      int close = word.indexOf(']');
      if (close < 0 || (close + 1 < word.length() && word.charAt(close + 1) != ':')) {
        throw new Slip(
            "\""
                + word
                + "\" has no \"]:\"; an IPv6 address with a port is written as [2001:db8::1]:80");
      }
      addresses = word.substring(1, close);
      ports = close + 1 < word.length() ? word.substring(close + 2) : null;
    } else if (family != RuleFamily.IP6TABLES && word.indexOf(':') >= 0) {
      addresses = word.substring(0, word.indexOf(':'));
      ports = word.substring(word.indexOf(':') + 1);
    }
    Optional<Ip> first = Optional.empty();
    Optional<Ip> last = Optional.empty();
    if (!addresses.isEmpty()) {
      int dash = addresses.indexOf('-');
      first =
          Optional.of(Values.address(dash < 0 ? addresses : addresses.substring(0, dash), family));
      last = dash < 0 ? first : Optional.of(Values.address(addresses.substring(dash + 1), family));
    }
    return ports == null
        ? new Range(first, last, Optional.empty(), Optional.empty())
        : withPorts(first, last, ports);
  }

  private static Range withPorts(Optional<Ip> first, Optional<Ip> last, String ports) {
    int slash = ports.indexOf('/');
    PortRange range = natPorts(slash < 0 ? ports : ports.substring(0, slash));
    Optional<Integer> base = Optional.empty();
    if (slash >= 0) {
      base = Optional.of(Values.port(ports.substring(slash + 1)));
      if (base.get() == 0) {
        throw new Slip("base port 0; it must be 1 to 65535");
      }
    }
    return new Range(first, last, Optional.of(range), base);
  }

  private static PortRange natPorts(String word) {
    if (Services.port(word).isEmpty() && word.indexOf(':') >= 0) {
      throw new Slip(
          "\"" + word + "\" is no port; here a range is written with a dash, as in 80-90");
    }
    int dash = word.indexOf('-');
    boolean range = Services.port(word).isEmpty() && dash >= 0;
    if (range
        && !(Values.isNumber(word.substring(0, dash))
            && Values.isNumber(word.substring(dash + 1)))) {
      throw new Slip("\"" + word + "\" is no range of ports; two numbers such as 80-90 are needed");
    }
    return Values.ports(word, '-');
  }
}

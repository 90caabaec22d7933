package io.github.ricochet.vuurmuur;

import io.github.ricochet.host.Ip;
import io.github.ricochet.host.PortRange;
import io.github.ricochet.host.Prefix;
import io.github.ricochet.host.vuurmuur.BouncePorts;
import io.github.ricochet.host.vuurmuur.RefusedRule;
import io.github.ricochet.host.xtables.LimitMatch;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.NatTarget.Flags;
import io.github.ricochet.host.xtables.NatTarget.Range;
import io.github.ricochet.host.xtables.Protocols;
import io.github.ricochet.host.xtables.Target;
import java.util.Optional;

/**
 * The commands that change addresses (create_rule_masq() and its sisters), each with the filter
 * rules that let the packets pass.
 *
 * <p>A pass that logs is not only for the log: a bounce or a redirect that is logged makes its
 * source NAT and its filter rule there, too, with the limit of the log. That is how Vuurmuur does
 * it; where the log has no limit, it makes no difference.
 */
final class NatCommands {

  private final CheckedRule rule;
  private final RuleOptions options;
  private final FilterCommands filter;
  private final Emitter emitter;
  private final Flags flags;

  NatCommands(CheckedRule rule, FilterCommands filter, Emitter emitter) {
    this.rule = rule;
    this.filter = filter;
    this.emitter = emitter;
    options = rule.options();
    flags = options.random() ? new Flags(true, false, false) : Flags.NONE;
  }

  /** A host's own address. */
  private Ip host() {
    return ((ZoneObject.Host) rule.to().object().orElseThrow()).address().orElseThrow();
  }

  /** With {@code random}, the line for the log gets that word, too, and iptables refuses it. */
  void masquerade(Scene scene, boolean logs, Optional<LimitMatch> limit) {
    Line line = scene.line().out(scene.out()).and(limit);
    if (!logs) {
      emitter.add("nat", "POSTROUTING", line, new NatTarget.Masquerade(Optional.empty(), flags));
      return;
    }
    emitter.log("nat", "POSTROUTING", line);
    if (options.random()) {
      emitter.refuse("nat", "POSTROUTING", "-j NFLOG with --random, which is for NAT alone");
    }
  }

  void sourceNat(Scene scene, boolean logs, Optional<LimitMatch> limit) {
    Line line = scene.line().out(scene.out()).and(limit);
    if (scene.to().isEmpty()) {
      emitter.tell(
          new RefusedRule(
              rule.line().origin(), "snat", "is to no interface whose address it could take"));
    } else if (logs) {
      emitter.log("nat", "POSTROUTING", line);
    } else {
      sourceNat(line, scene.to().flatMap(Nic::address), flags);
    }
  }

  private void sourceNat(Line line, Optional<Ip> address, Flags how) {
    if (address.isEmpty()) {
      emitter.refuse(
          "nat", "POSTROUTING", "-j SNAT without an address, since its interface has none");
      return;
    }
    Range to = new Range(address, address, Optional.empty(), Optional.empty());
    emitter.add("nat", "POSTROUTING", line, new NatTarget.Snat(to, how));
  }

  void portForward(Scene scene, boolean logs, Optional<LimitMatch> limit) {
    Scene asked = asked(scene);
    prerouting(asked.to(server(scene)), logs, limit, destinationNat(scene));
    Optional<PortRange> port = scene.remote();
    if (port.isEmpty() && options.remotePorts().isEmpty() && options.listenPorts().isPresent()) {
      port = scene.ports().map(PortSpec::destination);
    }
    filter.forward(at(asked, port), logs ? Verdict.LOG : Verdict.ACCEPT, limit);
  }

  void destinationNat(Scene scene, boolean logs, Optional<LimitMatch> limit) {
    prerouting(asked(scene).to(server(scene)), logs, limit, destinationNat(scene));
  }

  /** The scene with the port that is asked for: {@code listenport}, or the service's own. */
  private static Scene asked(Scene scene) {
    return at(scene, scene.listen());
  }

  private static Scene at(Scene scene, Optional<PortRange> ports) {
    return ports.map(p -> scene.of(scene.traffic().to(p))).orElse(scene);
  }

  /** The address of the interface that packets come in by; none where they may come from any. */
  private Optional<Prefix> server(Scene scene) {
    return rule.from().any() && options.inInterface().isEmpty()
        ? Optional.empty()
        : scene.fromAddress();
  }

  /** {@code -j DNAT} to the host, and to its port where the one that is asked for is another. */
  private Target destinationNat(Scene scene) {
    Optional<PortRange> port = scene.remote();
    if (port.isEmpty() && options.listenPorts().isPresent()) {
      port = scene.ports().map(PortSpec::destination);
    }
    Optional<Ip> address = Optional.of(host());
    return new NatTarget.Dnat(new Range(address, address, port, Optional.empty()), flags);
  }

  private void prerouting(Scene scene, boolean logs, Optional<LimitMatch> limit, Target target) {
    Line line = scene.line().in(scene.in()).and(scene.mac()).and(limit).and(Tests.NEW);
    Optional<String> refusal = refusal(scene.traffic().protocol(), target);
    if (logs) {
      emitter.log("nat", "PREROUTING", line);
    } else if (refusal.isPresent()) {
      emitter.refuse("nat", "PREROUTING", refusal.get());
    } else {
      emitter.add("nat", "PREROUTING", line, target);
    }
  }

  /** NAT to a port needs a protocol that has ports, or ICMP, whose id stands for one. */
  private static Optional<String> refusal(int protocol, Target target) {
    Optional<PortRange> ports =
        target instanceof NatTarget.Dnat dnat
            ? dnat.to().ports()
            : target instanceof NatTarget.Redirect redirect ? redirect.ports() : Optional.empty();
    if (ports.isPresent() && !Protocols.hasPorts(protocol) && protocol != Protocols.ICMP) {
      return Optional.of("NAT to a port needs a protocol that has ports");
    }
    return ports
        .filter(p -> p.first() > p.last())
        .map(p -> "a range of ports has its ends changed over");
  }

  void redirect(Scene scene, boolean logs, Optional<LimitMatch> limit) {
    PortRange port = PortRange.of(options.redirectPort());
    prerouting(scene, logs, limit, new NatTarget.Redirect(Optional.of(port), Flags.NONE));
    Scene arrived = scene.of(scene.traffic().to(port));
    if (!rule.to().firewall()) {
      arrived = arrived.to(rule.from().any() ? Optional.empty() : scene.fromAddress());
    }
    filter.input(arrived, Verdict.ACCEPT, limit);
  }

  void bounce(Scene scene, boolean logs, Optional<LimitMatch> limit) {
    Scene asked = asked(scene);
    Optional<Ip> via = rule.via().flatMap(Nic::address);
    Optional<Ip> address = Optional.of(host());
    Range to = new Range(address, address, Optional.empty(), Optional.empty());
    prerouting(asked.to(via.map(Prefix::of)), logs, limit, new NatTarget.Dnat(to, flags));
    Line back = asked.to(Tests.only(host())).line().out(scene.in()).and(limit).and(Tests.NEW);
    sourceNat(back, via, Flags.NONE);
    Optional<PortRange> port = scene.remote();
    if (port.isEmpty() && options.remotePorts().isEmpty() && options.listenPorts().isPresent()) {
      port = scene.ports().map(PortSpec::destination);
    }
    Scene accepted = at(asked, port);
    tellPorts(asked.traffic().destination(), accepted.traffic().destination());
    filter.forward(accepted, Verdict.ACCEPT, limit);
  }

  /** The bounce keeps the port that is asked for, so that FORWARD has to accept that one. */
  private void tellPorts(Optional<PortRange> asked, Optional<PortRange> accepted) {
    if (asked.isPresent()
        && accepted.isPresent()
        && !(accepted.get().contains(asked.get().first())
            && accepted.get().contains(asked.get().last()))) {
      emitter.tell(
          new BouncePorts(rule.line().origin(), asked.get().toString(), accepted.get().toString()));
    }
  }
}

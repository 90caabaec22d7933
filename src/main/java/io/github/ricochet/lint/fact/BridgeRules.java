package io.github.ricochet.lint.fact;

import io.github.ricochet.host.Bridge;
import io.github.ricochet.host.BridgePort;
import io.github.ricochet.host.Family;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Ip;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.xtables.BridgeIpMatch;
import io.github.ricochet.host.xtables.BridgeTarget;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.IpHeader;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.PhysdevMatch;
import io.github.ricochet.host.xtables.Reject;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.lint.fact.BridgedOnly.Aim;
import io.github.ricochet.packets.BridgedForward;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Derives where bridges and the rules of iptables and ebtables meet, and where they do not. */
public final class BridgeRules {

  /** Docker's bridges, and those that CNI plugins make. */
  private static final String OF_PROGRAMS =
      "docker0|docker_gwbridge|br-[0-9a-f]{12}|cni.*|cbr0|kube-bridge|podman.*|nerdctl.*|weave";

  private record Key(String bridge, Aim aim) {}

  private final Host host;
  private final List<Record> facts = new ArrayList<>();

  private BridgeRules(Host host) {
    this.host = host;
  }

  /** What is to be said of all bridges of a host. */
  public static List<Record> of(Host host) {
    BridgeRules rules = new BridgeRules(host);
    if (!host.bridges().isEmpty()) {
      rules.bridgedOnly();
      rules.hairpins();
      host.iptables().flatMap(r -> r.table("filter")).ifPresent(rules::drops);
      host.ebtables().stream().flatMap(r -> r.rules()).forEach(rules::frameRule);
    }
    return rules.facts;
  }

  private void bridgedOnly() {
    Map<Key, List<Rule>> found = new LinkedHashMap<>();
    host.iptables().stream()
        .flatMap(r -> r.rules())
        .forEach(
            rule ->
                bridge(rule)
                    .ifPresent(
                        b ->
                            found
                                .computeIfAbsent(new Key(b, aim(rule)), k -> new ArrayList<>())
                                .add(rule)));
    found.forEach((key, rules) -> facts.add(new BridgedOnly(key.bridge, rules, key.aim)));
  }

  private static Aim aim(Rule rule) {
    if (keepsOut(rule)) {
      return rule.match(PhysdevMatch.class).isPresent() ? Aim.KEEP_OUT : Aim.KEEP_APART;
    }
    return rule.target() instanceof NatTarget ? Aim.TRANSLATE : Aim.OTHER;
  }

  private static boolean keepsOut(Rule rule) {
    return rule.target() == Target.Standard.DROP || rule.target() instanceof Reject;
  }

  /** The bridge that alone can hand the rule packets; empty text for any bridge. */
  private Optional<String> bridge(Rule rule) {
    Optional<PhysdevMatch> physdev = rule.match(PhysdevMatch.class);
    if (physdev.isPresent()) {
      return asksForPort(physdev.get()) ? Optional.of(bridge(physdev.get())) : Optional.empty();
    }
    if (!(rule.header() instanceof IpHeader header) || !keepsOut(rule)) {
      return Optional.empty();
    }
    return header
        .in()
        .filter(t -> !t.not() && header.out().filter(t::equals).isPresent())
        .map(Term::value)
        .filter(b -> host.findBridge(b).isPresent());
  }

  private static boolean asksForPort(PhysdevMatch match) {
    return match.isIn().orElse(false)
        || match.isOut().orElse(false)
        || match.isBridged().orElse(false)
        || match.in().filter(t -> !t.not()).isPresent()
        || match.out().filter(t -> !t.not()).isPresent();
  }

  private String bridge(PhysdevMatch match) {
    return Stream.of(match.in(), match.out())
        .flatMap(Optional::stream)
        .filter(t -> !t.not())
        .map(Term::value)
        .flatMap(p -> host.findPort(p).stream())
        .map(BridgePort::bridge)
        .findFirst()
        .orElse("");
  }

  private void hairpins() {
    for (Bridge bridge : host.bridges()) {
      List<BridgePort> ports =
          host.ports().stream()
              .filter(p -> p.bridge().equals(bridge.name()) && p.hairpin() == Setting.ON)
              .toList();
      if (!ports.isEmpty()) {
        boolean byProgram = bridge.name().matches(OF_PROGRAMS);
        facts.add(new HairpinPorts(bridge.name(), ports, byProgram));
      }
    }
  }

  private void drops(Table filter) {
    Optional<Chain> forward = filter.chain("FORWARD");
    String insert = filter.chain("DOCKER-USER").isPresent() ? "DOCKER-USER" : "FORWARD";
    for (Bridge bridge : host.bridges()) {
      long ports = host.ports().stream().filter(p -> p.bridge().equals(bridge.name())).count();
      if (forward.isPresent() && ports > 1) {
        drop(filter, forward.get(), bridge.name(), insert);
      }
    }
  }

  private void drop(Table filter, Chain forward, String bridge, String insert) {
    List<Rule> deciders = BridgedForward.deciders(filter, bridge);
    if (deciders.stream().anyMatch(r -> !keepsOut(r) || isFor(bridge, r))) {
      return;
    }
    Rule last = deciders.isEmpty() ? null : deciders.get(deciders.size() - 1);
    if (last != null && BridgedForward.takesAll(filter, bridge, last)) {
      String end =
          "the "
              + last.target().save().replaceAll("^ -j (\\S+).*", "$1")
              + " at the end of FORWARD";
      facts.add(new BridgedDrop(bridge, end, last.origin(), insert));
    } else if (forward.policy().filter(p -> p == Chain.Policy.DROP).isPresent()) {
      Optional<Origin> origin = forward.origin();
      origin.ifPresent(
          o -> facts.add(new BridgedDrop(bridge, "the policy DROP of FORWARD", o, insert)));
    }
  }

  /** Whether the rule names the bridge or its ports, and so is there for what the bridge passes. */
  private static boolean isFor(String bridge, Rule rule) {
    boolean named =
        rule.header() instanceof IpHeader header
            && Stream.of(header.in(), header.out())
                .flatMap(Optional::stream)
                .anyMatch(t -> !t.not() && t.value().equals(bridge));
    return named || rule.match(PhysdevMatch.class).isPresent();
  }

  private void frameRule(Rule rule) {
    Optional<Ip> destination =
        rule.match(BridgeIpMatch.class)
            .flatMap(BridgeIpMatch::destination)
            .filter(t -> !t.not() && t.value().isSingle())
            .map(t -> t.value().network())
            .filter(a -> a.family() == Family.IPV4);
    boolean mac =
        rule.target() instanceof BridgeTarget.Redirect
            || rule.target() instanceof BridgeTarget.Dnat;
    boolean early = rule.chain().equals("PREROUTING") && rule.table().equals("nat");
    boolean late = rule.chain().equals("FORWARD") || rule.chain().equals("POSTROUTING");
    if (destination.isPresent() && (late || (early && mac))) {
      facts.add(new FrameRule(rule, destination.get(), late, early && mac));
    }
  }
}

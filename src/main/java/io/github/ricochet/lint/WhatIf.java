package io.github.ricochet.lint;

import io.github.ricochet.host.Host;
import io.github.ricochet.host.Interface;
import io.github.ricochet.host.Setting;
import io.github.ricochet.host.xtables.Chain;
import io.github.ricochet.host.xtables.NatTarget;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.host.xtables.Ruleset;
import io.github.ricochet.host.xtables.Table;
import io.github.ricochet.host.xtables.Target;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** The same host with one thing changed, to ask what depends on it. */
final class WhatIf {

  private WhatIf() {}

  /** With rules that still count, but no longer rewrite sources. */
  static Host withoutSourceNat(Host host) {
    return withRules(
        host,
        rule ->
            rule.target() instanceof NatTarget.Snat || rule.target() instanceof NatTarget.Masquerade
                ? rule.withTarget(new Target.None())
                : rule);
  }

  /** With no interface promiscuous. */
  static Host withoutPromiscuity(Host host) {
    List<Interface> calm =
        host.interfaces().stream()
            .map(i -> i.withPromiscuity(OptionalInt.of(0), Setting.OFF))
            .toList();
    return host.withInterfaces(calm);
  }

  private static Host withRules(Host host, UnaryOperator<Rule> change) {
    return host.iptables()
        .map(
            rules ->
                new Ruleset(
                    rules.family(),
                    rules.tables().stream().map(t -> withRules(t, change)).toList()))
        .map(host::withRuleset)
        .orElse(host);
  }

  private static Table withRules(Table table, UnaryOperator<Rule> change) {
    List<Chain> chains =
        table.chains().stream()
            .map(
                c ->
                    new Chain(
                        c.name(),
                        c.policy(),
                        c.rules().stream().map(change).toList(),
                        c.counters(),
                        c.origin()))
            .toList();
    return new Table(table.name(), chains, table.origin());
  }
}

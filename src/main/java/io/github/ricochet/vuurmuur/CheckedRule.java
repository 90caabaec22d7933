package io.github.ricochet.vuurmuur;

import java.util.Optional;

/**
 * A rule whose names were found and that Vuurmuur is willing to make.
 *
 * @param line the rule
 * @param from where it is from
 * @param to where it is to
 * @param service its service; empty for any
 * @param via the interface whose address a bounce answers at
 * @param type which chains it is made in
 */
record CheckedRule(
    RuleLine line, End from, End to, Optional<Service> service, Optional<Nic> via, Type type) {

  /** Which chains a rule is made in (enum vrmr_ruletype). */
  enum Type {
    INPUT,
    OUTPUT,
    FORWARD,
    MASQ,
    SNAT,
    PORTFW,
    REDIRECT,
    DNAT,
    BOUNCE
  }

  RuleOptions options() {
    return line.options();
  }

  Action action() {
    return line.action();
  }
}
